import { afterEach, describe, expect, test } from 'vitest'
import type { LooseChange } from '../../../testing/engine.ts'
import { type RunRig, startRunRig } from '../../../testing/run-rig.ts'
import { describeCall } from './call-operation.change.ts'

let rig: RunRig | undefined

afterEach(async () => {
  await rig?.close()
  rig = undefined
})

const call = (operationId: string, more: object = {}): LooseChange => ({
  seq: 1,
  kind: 'call-operation',
  payload: { operationId, params: {}, query: {}, sealed: null, ...more },
})
const firstOf = <T>(map: ReadonlyMap<string, T>): T => {
  const [first] = map.values()
  if (first === undefined) throw new Error('an empty world')
  return first
}
const count = (on: RunRig, operation: string) => on.sandbox.calls.count({ operation })

async function runOne(change: LooseChange) {
  const { results } = await (rig as RunRig).runPlan([change])
  const [result] = results
  if (!result) throw new Error('no result')
  return result
}

const rename = (on: RunRig) => {
  const { id: userGroupId } = firstOf(on.sandbox.world.userGroups)
  const body = { name: 'Night shift', role: 'Artisan' }
  return call('UserGroups_UpdateUserGroup', { params: { userGroupId }, body })
}
const remove = (on: RunRig) => {
  const { id: userGroupId } = firstOf(on.sandbox.world.userGroups)
  const more = { params: { userGroupId }, query: { forceDelete: 'true' } }
  return call('UserGroups_DeleteUserGroup', more)
}
const add = call('UserGroups_CreateUserGroup', { body: { name: 'Late shift', role: 'Viewer' } })

describe('a call that is answered', () => {
  test('keeps its reply', async () => {
    rig = await startRunRig()
    const result = await runOne(add)
    expect(result).toMatchObject({ outcome: 'applied', httpStatus: 201 })
    expect(result.reply).toMatch(/^"[0-9a-f]{24}"$/)
  })

  test('says what it does, with the address it goes to', () => {
    const params = { userId: 'a1' }
    expect(describeCall({ operationId: 'Users_GetUser', params })).toBe(
      'GET /v3/users/a1: Reads one user.',
    )
    expect(describeCall({ operationId: 'Gone', params: {} })).toBe('Call Gone.')
  })
})

describe('PUT whose answer is lost', () => {
  test('after it was applied: seen, not sent again', async () => {
    rig = await startRunRig()
    rig.sandbox.faults.add({ operation: 'UserGroups_UpdateUserGroup', times: 1, reset: 'after' })
    const result = await runOne(rename(rig))
    expect(result).toMatchObject({ outcome: 'applied' })
    expect(result.message).toContain('looked it up')
    expect(count(rig, 'UserGroups_UpdateUserGroup')).toBe(1)
  })

  test('before it was applied: sent again', async () => {
    rig = await startRunRig()
    rig.sandbox.faults.add({ operation: 'UserGroups_UpdateUserGroup', times: 1, reset: 'before' })
    expect(await runOne(rename(rig))).toMatchObject({ outcome: 'applied', httpStatus: 200 })
    expect(count(rig, 'UserGroups_UpdateUserGroup')).toBe(2)
    expect(firstOf(rig.sandbox.world.userGroups).name).toBe('Night shift')
  })

  test('on an object that is gone meanwhile: a person looks', async () => {
    rig = await startRunRig()
    const change = rename(rig)
    rig.sandbox.faults.add({ operation: 'UserGroups_UpdateUserGroup', times: 1, reset: 'after' })
    rig.sandbox.faults.add({ operation: 'UserGroups_GetUserGroup', status: 404 })
    expect(await runOne(change)).toMatchObject({ outcome: 'needs_review' })
    expect(count(rig, 'UserGroups_UpdateUserGroup')).toBe(1)
  })
})

describe('DELETE whose answer is lost', () => {
  test('after it was applied: gone, not sent again', async () => {
    rig = await startRunRig()
    rig.sandbox.faults.add({ operation: 'UserGroups_DeleteUserGroup', times: 1, reset: 'after' })
    const result = await runOne(remove(rig))
    expect(result).toMatchObject({ outcome: 'applied' })
    expect(result.message).toContain('looked it up')
    expect(count(rig, 'UserGroups_DeleteUserGroup')).toBe(1)
  })

  test('before it was applied: sent again', async () => {
    rig = await startRunRig()
    const groups = rig.sandbox.world.userGroups.size
    rig.sandbox.faults.add({ operation: 'UserGroups_DeleteUserGroup', times: 1, reset: 'before' })
    expect(await runOne(remove(rig))).toMatchObject({ outcome: 'applied', httpStatus: 200 })
    expect(count(rig, 'UserGroups_DeleteUserGroup')).toBe(2)
    expect(rig.sandbox.world.userGroups.size).toBe(groups - 1)
  })

  test('of something that can’t be read: a person looks', async () => {
    rig = await startRunRig()
    const group = [...rig.sandbox.world.userGroups.values()].find(({ members }) => members.size > 0)
    const [userId] = group?.members.keys() ?? []
    const operation = 'UserGroups_RemoveUserFromGroup'
    rig.sandbox.faults.add({ operation, times: 1, reset: 'after' })
    const change = call(operation, { params: { userGroupId: group?.id, userId } })
    expect(await runOne(change)).toMatchObject({ outcome: 'needs_review' })
    expect(count(rig, operation)).toBe(1)
  })
})

describe('POST whose answer is lost', () => {
  test.each(['before', 'after'] as const)('%s it was applied: never sent again', async (reset) => {
    rig = await startRunRig()
    rig.sandbox.faults.add({ operation: 'UserGroups_CreateUserGroup', times: 1, reset })
    const result = await runOne(add)
    expect(result).toMatchObject({ outcome: 'needs_review' })
    expect(result.message).toContain('can’t be looked up')
    expect(count(rig, 'UserGroups_CreateUserGroup')).toBe(1)
  })
})

test('GET whose answer is lost is asked again', async () => {
  rig = await startRunRig()
  const { id: userId } = firstOf(rig.sandbox.world.users)
  rig.sandbox.faults.add({ operation: 'Users_GetUser', times: 3, reset: 'after' })
  const result = await runOne(call('Users_GetUser', { params: { userId } }))
  expect(result).toMatchObject({ outcome: 'applied', httpStatus: 200 })
  expect(JSON.parse(result.reply ?? '')).toMatchObject({ id: userId })
})

describe('refusals inside a 200', () => {
  const addTo = (on: RunRig, ids: readonly string[]) => {
    const { id: userGroupId } = firstOf(on.sandbox.world.userGroups)
    return call('UserGroups_AddUsersToGroup', { params: { userGroupId }, body: ids })
  }
  const nobody = 'ffffffffffffffffffffffff'
  const outsider = (on: RunRig) => {
    const { members } = firstOf(on.sandbox.world.userGroups)
    return [...on.sandbox.world.users.keys()].find((id) => !members.has(id)) ?? ''
  }

  test('of everybody are a refusal', async () => {
    rig = await startRunRig()
    const result = await runOne(addTo(rig, [nobody]))
    expect(result).toMatchObject({ outcome: 'refused', httpStatus: 200 })
    expect(result.message).toContain('added nobody')
    expect(result.serverText).toContain(`${nobody}: `)
  })

  test('of some need a review', async () => {
    rig = await startRunRig()
    const result = await runOne(addTo(rig, [outsider(rig), nobody]))
    expect(result).toMatchObject({ outcome: 'needs_review', httpStatus: 200 })
    expect(result.message).toContain('added 1, but refused 1')
  })

  test('of nobody are a success', async () => {
    rig = await startRunRig()
    expect(await runOne(addTo(rig, [outsider(rig)]))).toMatchObject({ outcome: 'applied' })
  })
})
