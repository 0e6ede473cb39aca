import { expect, test } from 'vitest'
import { findNextStep, parseSheetStep, toBlockers } from './sheet-step.ts'

const group = { name: 'Finance', rowCount: 1 }

test('an address that names no step begins at the columns', () => {
  expect(parseSheetStep(null)).toBe('columns')
  expect(parseSheetStep('nonsense')).toBe('columns')
  expect(parseSheetStep('groups')).toBe('groups')
})

test('groups are a step only where the sheet names unknown ones', () => {
  expect(findNextStep({ unknownGroups: [] }, 'columns')).toBe('faults')
  expect(findNextStep({ unknownGroups: [] }, 'faults')).toBeNull()
  expect(findNextStep({ unknownGroups: [group] }, 'faults')).toBe('groups')
  expect(findNextStep({ unknownGroups: [group] }, 'groups')).toBeNull()
})

test('only what blocks keeps a plan from being made', () => {
  const counts = { total: 1, ready: 1, faulty: 0, excluded: 0 }
  const notices = [
    { code: 'unknown_columns', message: 'A column is not used.', blocks: false },
    { code: 'email_not_mapped', message: 'No column fills E-mail.', blocks: true },
  ] as const
  expect(toBlockers({ notices: [...notices], counts })).toEqual(['No column fills E-mail.'])
})
