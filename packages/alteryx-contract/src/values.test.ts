import { expect, test } from 'vitest'
import { z } from 'zod'
import { readFlag, readInstant, readList, readRole, readText } from './values.ts'

test.each([
  ['2025-09-30T06:12:44Z', '2025-09-30T06:12:44.000Z'],
  ['2025-09-30T06:12:44.018Z', '2025-09-30T06:12:44.018Z'],
  ['2025-09-30T06:12:44.0181234Z', '2025-09-30T06:12:44.018Z'],
  ['2025-09-30T06:12:44', '2025-09-30T06:12:44.000Z'],
  ['2025-09-30T08:12:44+02:00', '2025-09-30T06:12:44.000Z'],
  ['', null],
  [null, null],
  [undefined, null],
  ['yesterday', null],
])('the date %j is read as %j', (given, instant) => {
  expect(readInstant.parse(given)).toBe(instant)
})

test.each([undefined, null, ''])('the absent text %j is read as empty', (given) => {
  expect(readText.parse(given)).toBe('')
})

test('an absent flag is neither yes nor no', () => {
  expect([undefined, null, true, false].map((flag) => readFlag.parse(flag))).toEqual([
    null,
    null,
    true,
    false,
  ])
})

test('an absent list is empty', () => {
  expect([undefined, null, ['a']].map((list) => readList(z.string()).parse(list))).toEqual([
    [],
    [],
    ['a'],
  ])
})

test('a role of the future is unknown, not an error', () => {
  expect(['Curator', 'Owner'].map((role) => readRole.parse(role))).toEqual(['Curator', 'unknown'])
})
