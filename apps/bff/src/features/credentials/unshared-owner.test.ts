import { expect, test } from 'vitest'
import { listUnshared, sayUnshared } from './unshared-owner-rules.ts'

const users = new Map([
  ['ada', { email: 'ada@example.test', groups: [{ id: 'g' as never, name: 'Group' }] }],
  ['bo', { email: 'bo@example.test', groups: [] }],
])
const schedules = ['ada', 'bo', 'gone'].map((ownerId) => ({ name: `Of ${ownerId}`, ownerId }))

test.each([
  ['nobody', [], [], ['Of ada', 'Of bo', 'Of gone']],
  ['a person', ['bo'], [], ['Of ada', 'Of gone']],
  ['a group of theirs', [], ['g'], ['Of bo', 'Of gone']],
  ['a group of others', [], ['h'], ['Of ada', 'Of bo', 'Of gone']],
  ['everybody', ['bo', 'gone'], ['g'], []],
])('a credential that is shared with %s', (_, userIds, userGroupIds, names) => {
  const found = listUnshared(schedules, { userIds, userGroupIds }, users)
  expect(found.map(({ name }) => name)).toEqual(names)
})

test('a warning names five schedules with their owners, and counts the others', () => {
  const toFound = (count: number) =>
    listUnshared(Array(count).fill(schedules[1]), { userIds: [], userGroupIds: [] }, users)
  expect(sayUnshared('CORP\\svc', toFound(1))).toBe(
    '“CORP\\svc” is not shared with the owner of “Of bo” (bo@example.test): the schedule would fail. Share it first.',
  )
  expect(sayUnshared('CORP\\svc', toFound(7))).toMatch(
    /owners of (“Of bo” \(bo@example.test\), ){5}2 more: these schedules would fail/,
  )
  const gone = [{ name: 'Of gone', email: null }]
  expect(sayUnshared('CORP\\svc', gone)).toContain('“Of gone” (not known)')
})
