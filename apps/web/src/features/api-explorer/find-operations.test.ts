import { describe, expect, test } from 'vitest'
import { anOperation } from '../../testing/operation-samples.ts'
import { findOperations } from './find-operations.ts'

const all = [
  anOperation(),
  anOperation({ operationId: 'Users_DeleteUser', method: 'DELETE', danger: 'destructive' }),
  anOperation({ operationId: 'Jobs_Get', area: 'jobs', path: '/v3/jobs/:id', summary: 'A job.' }),
  anOperation({ operationId: 'Old_Get', area: 'jobs', family: 'Admin V1', missing: 'Too new.' }),
]
const none = { method: [], family: [], danger: [] }
const idsOf = (filters: Partial<Parameters<typeof findOperations>[1]>) =>
  findOperations(all, { ...none, ...filters }).flatMap(({ operations }) =>
    operations.map(({ operationId }) => operationId),
  )

describe('finding operations', () => {
  test('groups by area and leaves out what the Server lacks', () => {
    const groups = findOperations(all, none)
    expect(groups.map(({ area, operations }) => [area, operations.length])).toEqual([
      ['users', 2],
      ['jobs', 1],
    ])
    expect(idsOf({ lacking: 'shown' })).toContain('Old_Get')
  })

  test.each([
    ['an id', { find: 'deleteuser' }, ['Users_DeleteUser']],
    ['a path', { find: '/v3/jobs' }, ['Jobs_Get']],
    ['several words in any order', { find: 'job  GET' }, ['Jobs_Get']],
    ['nothing that is there', { find: 'nope' }, []],
    ['a method', { method: ['DELETE' as const] }, ['Users_DeleteUser']],
    ['a danger', { danger: ['destructive' as const] }, ['Users_DeleteUser']],
    ['a family', { family: ['Admin V1' as const], lacking: 'shown' as const }, ['Old_Get']],
  ])('by %s', (_, filters, ids) => {
    expect(idsOf(filters)).toEqual(ids)
  })
})
