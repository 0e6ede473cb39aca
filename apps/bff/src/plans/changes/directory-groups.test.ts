import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunRig, startRunRig } from '../../../testing/run-rig.ts'
import { addGroup } from '../../../testing/world-people.ts'

let rig: RunRig
let sid: string

beforeAll(async () => {
  rig = await startRunRig({ sandbox: { auth: 'windows' } })
  sid = [...rig.sandbox.world.directoryGroups.values()].find((each) => each.category === 'Group')
    ?.sid as string
})
afterAll(() => rig.close())

const add = 'UserGroups_AddActiveDirectoryGroupToCustomGroup'
const remove = 'UserGroups_RemoveActiveDirectoryGroupFromCustomGroup'
const sids = (groupId: string) => [
  ...(rig.sandbox.world.userGroups.get(groupId)?.directoryMembers.keys() ?? []),
]

async function run(kind: 'add-directory-group' | 'remove-directory-group', groupId: string) {
  const target = kind === 'add-directory-group' ? { group: { id: groupId } } : { groupId }
  const payload = { ...target, groupName: 'Staff', sid }
  const { results } = await rig.runPlan([{ seq: 1, kind, payload }])
  return results[0]
}

test('a directory group joins once, leaves once, and again changes nothing', async () => {
  const groupId = addGroup(rig.sandbox, 'Staff')
  expect(await run('add-directory-group', groupId)).toMatchObject({ outcome: 'applied' })
  expect(sids(groupId)).toEqual([sid])
  expect(await run('add-directory-group', groupId)).toMatchObject({ outcome: 'already_applied' })
  expect(await run('remove-directory-group', groupId)).toMatchObject({ outcome: 'applied' })
  expect(sids(groupId)).toEqual([])
  expect(await run('remove-directory-group', groupId)).toMatchObject({ outcome: 'already_applied' })
})

describe.each(['before', 'after'] as const)('an answer lost %s it was applied', (reset) => {
  test('is looked up in the group', async () => {
    const groupId = addGroup(rig.sandbox, `Staff ${reset}`)
    rig.sandbox.faults.add({ operation: add, reset, times: 1 })
    rig.sandbox.faults.add({ operation: remove, reset, times: 1 })
    expect(await run('add-directory-group', groupId)).toMatchObject({ outcome: 'applied' })
    expect(sids(groupId)).toEqual([sid])
    expect(await run('remove-directory-group', groupId)).toMatchObject({ outcome: 'applied' })
    expect(sids(groupId)).toEqual([])
    rig.sandbox.faults.clear()
  })
})

test('a directory group that nobody knows is refused with the Server’s text', async () => {
  const { results } = await rig.runPlan([
    {
      seq: 1,
      kind: 'add-directory-group',
      payload: { group: { id: addGroup(rig.sandbox, 'Odd') }, groupName: 'Odd', sid: 'S-1-0' },
    },
  ])
  expect(results[0]).toMatchObject({ outcome: 'refused', httpStatus: 404 })
  expect(results[0]?.serverText).not.toBe('')
})
