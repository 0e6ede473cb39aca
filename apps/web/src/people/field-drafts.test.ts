import { describe, expect, test } from 'vitest'
import { fieldsFor, toDraftFault, toFieldValues, toFirstDraft } from './field-drafts.ts'

describe('fields to set', () => {
  test('leave addresses and names out for several people', () => {
    expect(fieldsFor(2)).not.toContain('email')
    expect(fieldsFor(1)).toContain('email')
  })

  test.each([
    ['nothing switched on', {}, undefined],
    ['one that has no value yet', { role: null }, undefined],
    ['one of two without a value', { role: 'Viewer', timeZone: null }, undefined],
    ['an empty name', { firstName: '' }, undefined],
    [
      'a cleared tag and a flag',
      { defaultWorkerTag: '', isApiEnabled: false },
      { defaultWorkerTag: '', isApiEnabled: false },
    ],
  ] as const)('%s: %o gives %o', (_, drafts, expected) => {
    expect(toFieldValues(drafts)).toEqual(expected)
  })

  test('start empty where empty means something', () => {
    expect([toFirstDraft('defaultWorkerTag'), toFirstDraft('role')]).toEqual(['', null])
  })

  test('say what is wrong', () => {
    expect(toDraftFault('email', 'ada')).toMatch('Write an e-mail address')
    expect(toDraftFault('role', null)).toBe('Choose a value.')
    expect(toDraftFault('timeZone', '')).toBeUndefined()
  })
})
