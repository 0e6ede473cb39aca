import type { UserFieldKey } from '@curator/console-contract/user-fields'
import { describe, expect, test } from 'vitest'
import type { ChoicesOf } from '../../../people/field-choices.ts'
import { aUser } from '../../../testing/samples.ts'
import { readFieldText, tidyFieldText, toFieldText } from './field-text.ts'

const flags = [
  { value: true, text: 'Yes' },
  { value: false, text: 'No' },
]
const choicesByField: Partial<Record<UserFieldKey, ReturnType<ChoicesOf>>> = {
  role: [
    { value: 'Artisan', text: 'Artisan' },
    { value: 'Evaluated', text: 'Default' },
  ],
  timeZone: [
    { value: '', text: 'No time zone' },
    { value: 'Europe/Berlin', text: 'Europe/Berlin' },
  ],
  canScheduleJobs: flags,
  isApiEnabled: flags,
}
const choicesOf: ChoicesOf = (field) => choicesByField[field]

describe('a cell', () => {
  test.each<[UserFieldKey, object, string]>([
    ['role', { role: 'Evaluated' }, 'Default'],
    ['canScheduleJobs', { canScheduleJobs: true }, 'Yes'],
    ['isApiEnabled', { isApiEnabled: null }, ''],
    ['timeZone', { timeZone: '' }, ''],
    ['timeZone', { timeZone: 'Mars/Olympus' }, 'Mars/Olympus'],
    ['defaultWorkerTag', { defaultWorkerTag: 'big' }, 'big'],
  ])('of %s with %o says “%s”', (field, change, expected) => {
    expect(toFieldText(aUser(change), field, choicesOf)).toBe(expected)
  })

  test.each<[UserFieldKey, string, string]>([
    ['role', ' artisan ', 'Artisan'],
    ['role', 'evaluated', 'Default'],
    ['role', 'Emperor', 'Emperor'],
    ['canScheduleJobs', 'TRUE', 'Yes'],
    ['canScheduleJobs', 'falsch', 'No'],
    ['timeZone', 'no time zone', ''],
    ['timeZone', 'europe/berlin', 'Europe/Berlin'],
    ['defaultWorkerTag', '\u00a0big\u200b', 'big'],
  ])('of %s takes “%s” as “%s”', (field, typed, expected) => {
    expect(tidyFieldText(field, typed, choicesOf)).toBe(expected)
  })

  test.each<[UserFieldKey, string, object]>([
    ['role', 'Default', { value: 'Evaluated' }],
    ['role', 'Emperor', { fault: 'There is no “Emperor”.' }],
    ['role', '', { fault: 'Role can’t be empty.' }],
    ['canScheduleJobs', 'No', { value: false }],
    ['timeZone', '', { value: '' }],
    ['defaultWorkerTag', '', { value: '' }],
    ['email', 'ada', { fault: 'Write an e-mail address, for example ada@example.test.' }],
    ['firstName', '', { fault: 'A first name can’t be empty.' }],
  ])('of %s reads “%s” as %o', (field, text, expected) => {
    expect(readFieldText(field, text, choicesOf)).toEqual(expected)
  })
})
