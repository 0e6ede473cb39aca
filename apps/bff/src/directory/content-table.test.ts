import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentLinks } from './content-links.ts'
import { ContentTable } from './content-table.ts'
import type { ContentQuery, DirectoryCollection, DirectoryWorkflow } from './directory.ts'

const makeCollection = (
  id: string,
  fields: Partial<DirectoryCollection> = {},
): DirectoryCollection => ({
  id,
  name: id,
  ownerId: '',
  createdAt: null,
  members: [],
  userIds: [],
  userGroupIds: [],
  workflowIds: [],
  scheduleIds: [],
  ...fields,
})
const makeWorkflow = (id: string, fields: Partial<DirectoryWorkflow> = {}): DirectoryWorkflow => ({
  id,
  name: id,
  ownerId: '',
  createdAt: null,
  isPublic: null,
  credentialIds: [],
  ...fields,
})
const idsOf = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id)

describe('content of a kind', () => {
  const table = new ContentTable(
    [
      makeCollection('c', { name: 'beta', ownerId: 'ada', userIds: ['bob'] }),
      makeCollection('b', { name: 'Alpha', ownerId: 'ada', userGroupIds: ['g'] }),
      makeCollection('a', { name: 'alpha', ownerId: 'bob', workflowIds: ['w', 'v'] }),
      makeCollection('d', { name: '' }),
    ],
    contentLinks.collection,
  )

  test.each<[string, ContentQuery, string[]]>([
    ['everything, by name, those without a name last', {}, ['a', 'b', 'c', 'd']],
    ['by id, each once', { ids: ['c', 'a', 'c', 'x'] }, ['a', 'c']],
    ['of an owner', { ownerIds: ['ada'] }, ['b', 'c']],
    ['of owners', { ownerIds: ['ada', 'bob'] }, ['a', 'b', 'c']],
    ['with a workflow', { workflowIds: ['v', 'w'] }, ['a']],
    [
      'shared with people or groups',
      { sharedWith: { userIds: ['bob'], userGroupIds: ['g'] } },
      ['b', 'c'],
    ],
    ['all conditions hold', { ownerIds: ['ada'], ids: ['a', 'b'] }, ['b']],
    ['a condition that the kind does not know', { credentialIds: ['k'] }, []],
    ['nobody asked for', { ownerIds: [] }, []],
    ['shared with nobody', { sharedWith: { userIds: [], userGroupIds: [] } }, []],
  ])('is found: %s', (_, query, ids) => {
    expect(idsOf(table.find(query))).toEqual(ids)
  })

  test('is found by what it points at after it was replaced', () => {
    const workflows = new ContentTable(
      [makeWorkflow('a', { ownerId: 'ada' }), makeWorkflow('b', { ownerId: 'ada' })],
      contentLinks.workflow,
    )
    expect(idsOf(workflows.find({ ownerIds: ['ada'] }))).toEqual(['a', 'b'])
    workflows.replace(makeWorkflow('b', { ownerId: 'bob', credentialIds: ['k'] }))
    workflows.replace(makeWorkflow('unknown'))
    expect(idsOf(workflows.find({ ownerIds: ['ada'] }))).toEqual(['a'])
    expect(idsOf(workflows.find({ ownerIds: ['bob'] }))).toEqual(['b'])
    expect(idsOf(workflows.find({ credentialIds: ['k'] }))).toEqual(['b'])
    expect([...workflows.idsOf('owner')].sort()).toEqual(['ada', 'bob'])
    expect(idsOf(workflows.all())).toEqual(['a', 'b'])
  })

  test('is found as a naive search would, whatever is replaced between questions', () => {
    const ids = fc.subarray(['p', 'q', 'r'])
    const some = fc.option(ids, { nil: undefined })
    const collection = fc.record({
      id: fc.constantFrom<string[]>('a', 'b', 'c', 'd', 'e'),
      ownerId: fc.constantFrom('p', 'q', 'r', ''),
      userIds: ids,
      userGroupIds: ids,
      workflowIds: ids,
    })
    const query = fc.record({
      ids: fc.option(fc.subarray(['a', 'b', 'c', 'x']), { nil: undefined }),
      ownerIds: some,
      workflowIds: some,
      sharedWith: fc.option(fc.record({ userIds: ids, userGroupIds: ids }), { nil: undefined }),
    })
    const start = fc.uniqueArray(collection, { selector: ({ id }) => id })
    const steps = fc.array(fc.oneof(collection, query), { maxLength: 12 })
    fc.assert(
      fc.property(start, steps, (items, asked) => {
        const now = new Map(items.map((item) => [item.id, makeCollection(item.id, item)]))
        const tested = new ContentTable([...now.values()], contentLinks.collection)
        const replace = (item: DirectoryCollection) => {
          tested.replace(item)
          if (now.has(item.id)) now.set(item.id, item)
        }
        for (const step of asked) {
          if ('id' in step) replace(makeCollection(step.id, step))
          else expect(tested.find(toQuery(step))).toEqual(findNaively([...now.values()], step))
        }
      }),
    )
  })
})

type Asked = { readonly [K in keyof ContentQuery]: ContentQuery[K] | undefined }

const toQuery = (asked: Asked): ContentQuery =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))

function findNaively(items: readonly DirectoryCollection[], query: Asked): DirectoryCollection[] {
  const meets = (wanted: readonly string[] | undefined, held: readonly string[]) =>
    wanted === undefined || held.some((id) => wanted.includes(id))
  const { ids, ownerIds, sharedWith, workflowIds } = query
  return items
    .filter((item) => meets(ids, [item.id]) && meets(ownerIds, [item.ownerId]))
    .filter((item) => meets(workflowIds, item.workflowIds))
    .filter(
      (item) =>
        !sharedWith ||
        meets(sharedWith.userIds, item.userIds) ||
        meets(sharedWith.userGroupIds, item.userGroupIds),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}
