import {
  rowFaultCode,
  sheetDelimiter,
  sheetEncoding,
  sheetNotice,
} from '@curator/console-contract/onboarding'
import { expect, test } from 'vitest'
import {
  cellRules,
  delimiterText,
  encodingText,
  faultText,
  limitsText,
  noticeText,
} from './onboarding-text.ts'

test.each([
  ['faults', rowFaultCode.options, faultText],
  ['remarks', sheetNotice.shape.code.options, noticeText],
  ['encodings', sheetEncoding.options, encodingText],
  ['delimiters', sheetDelimiter.options, delimiterText],
] as const)('has words of their own for all %s', (_, keys, texts) => {
  expect(Object.keys(texts).toSorted()).toEqual([...keys].toSorted())
  const words: string[] = Object.values(texts)
  expect(words.every((text) => text.trim() !== '')).toBe(true)
  expect(new Set(words).size).toBe(words.length)
})

test('limits and rules are said with the numbers and marks of the contract', () => {
  expect(limitsText).toContain('10,000 rows and 20 MB')
  expect(cellRules.map((rule) => rule.term)).toContain('<clear>')
})
