import { createUserGroup, deleteUserGroup } from '@curator/alteryx-contract/server/v3/user-groups'
import { expect, test } from 'vitest'
import { startSandbox } from '../../testing/start-sandbox.ts'
import { collectionsWith } from '../collections/collection-changes.ts'

const lastOf = (started: Awaited<ReturnType<typeof startSandbox>>, entity: 'Collection' | 'User') =>
  started.sandbox.world.audit.of(entity).at(-1)

test('a collection that loses a deleted workflow or schedule has an entry for each', async () => {
  const started = await startSandbox({ world: 'busy-server' })
  const { world } = started.sandbox
  for (const part of ['workflows', 'schedules'] as const) {
    const collection = [...world.collections.values()].find((one) => one[part].size > 0)
    const [id = ''] = collection?.[part].keys() ?? []
    const holders = collectionsWith(world, part, id).length
    const before = world.audit.of('Collection').length
    const reply = await started.send('DELETE', `v3/${part}/${id}?force=true`)
    expect([part, reply.status]).toEqual([part, 200])
    expect(world.audit.of('Collection').length).toBeGreaterThanOrEqual(before + holders)
    expect(world.audit.of('Collection').map(({ oldValues }) => oldValues)).toContainEqual({
      [part]: [id],
    })
  }
})

test('a group that is deleted leaves its collections and credentials with an entry each', async () => {
  const started = await startSandbox()
  const { invoke, sandbox } = started
  const { world } = sandbox
  const { json } = await invoke(createUserGroup, { body: { name: 'Leaving', role: 'Viewer' } })
  const id = json as string
  const [collection] = world.collections.values()
  const body = { userGroupId: id, collectionsPermissions: {} }
  const headers = { 'content-type': 'application/json' }
  const init = { headers, body: JSON.stringify(body) }
  await started.send('POST', `v3/collections/${collection?.id}/userGroups`, init)
  const [credential] = world.credentials.values()
  world.credentialShares.share(credential?.id ?? '', 'userGroup', id)
  await invoke(deleteUserGroup, { params: { userGroupId: id }, query: {} })
  expect(lastOf(started, 'Collection')).toMatchObject({
    entityId: collection?.id,
    oldValues: { userGroups: [id] },
    newValues: { userGroups: [] },
  })
  expect(world.audit.of('Credential').at(-1)).toMatchObject({
    entityId: credential?.id,
    oldValues: { userGroupIds: [id] },
  })
})

test('what a forced deletion of a credential clears is written', async () => {
  const started = await startSandbox()
  const { world } = started.sandbox
  const [credential] = world.credentials.values()
  const id = credential?.id ?? ''
  const [user] = world.users.values()
  world.updateUser(user?.id ?? '', { defaultCredentialId: id })
  expect((await started.send('DELETE', `v3/credentials/${id}?force=true`)).status).toBe(200)
  expect(lastOf(started, 'User')).toMatchObject({
    entityId: user?.id,
    oldValues: { defaultCredentialId: id },
    newValues: { defaultCredentialId: '' },
  })
})
