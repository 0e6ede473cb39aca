import { expect, test } from 'vitest'
import { cellRules } from './onboarding-text.ts'

test('the rules of cells are said with the marks of the contract', () => {
  expect(cellRules.map((rule) => rule.term)).toContain('<clear>')
})
