import * as shares from '@curator/alteryx-contract/server/v3/credential-shares'
import { deleteUserGroup, getUserGroup } from '@curator/alteryx-contract/server/v3/user-groups'
import { deleteUser, getUser, listUsersInFull } from '@curator/alteryx-contract/server/v3/users'
import { expect, test } from 'vitest'
import { cleo, grace, nobody, startSandbox } from '../../testing/start-sandbox.ts'
import { checkWorld } from '../check-world.ts'

const start = async () => {
  const started = await startSandbox()
  const [shared, spare] = [...started.sandbox.world.credentials.values()].map(({ id }) => id)
  return { ...started, shared: shared ?? '', params: { credentialId: spare ?? '' } }
}

test('sharing with a person is seen from both ends, also in a list that was asked for before', async () => {
  const { invoke, user, params } = await start()
  const userId = user(grace).id
  const inList = async () => {
    const { json } = await invoke(listUsersInFull, { query: { view: 'Full' } })
    const row = (json as { id: string; sharedCredentialIds: string[] }[]).find(
      ({ id }) => id === userId,
    )
    return row?.sharedCredentialIds
  }
  expect(await inList()).toEqual([])
  for (const _round of [1, 2]) {
    const answer = await invoke(shares.shareCredentialWithUser, { params, body: { userId } })
    expect([answer.status, answer.json]).toMatchObject([200, { userIds: [userId] }])
  }
  expect(await inList()).toEqual([params.credentialId])
  for (const _round of [1, 2]) {
    const gone = await invoke(shares.unshareCredentialFromUser, { params: { ...params, userId } })
    expect([gone.status, gone.json]).toMatchObject([200, { userIds: [] }])
  }
  expect(await inList()).toEqual([])
  const one = await invoke(getUser, { params: { userId } })
  expect(one.json).toMatchObject({ sharedCredentialIds: [] })
})

test('sharing with a group is seen from both ends', async () => {
  const { invoke, groupId, params, sandbox } = await start()
  const userGroupId = groupId('Finance')
  const group = async () => (await invoke(getUserGroup, { params: { userGroupId } })).json
  const answer = await invoke(shares.shareCredentialWithUserGroup, {
    params,
    body: { userGroupId },
  })
  expect(answer.json).toMatchObject({ userGroupIds: [userGroupId] })
  expect(await group()).toMatchObject({ credentialIds: [params.credentialId] })
  await invoke(shares.unshareCredentialFromUserGroup, { params: { ...params, userGroupId } })
  expect(await group()).toMatchObject({ credentialIds: [] })
  expect(sandbox.world.audit.of('Credential')).toMatchObject([
    { oldValues: { userGroupIds: [] }, newValues: { userGroupIds: [userGroupId] } },
    { oldValues: { userGroupIds: [userGroupId] }, newValues: { userGroupIds: [] } },
  ])
})

test('people and groups that are deleted take their shares with them', async () => {
  const { invoke, sandbox, user, groupId, shared, params } = await start()
  const userId = user(grace).id
  await invoke(shares.shareCredentialWithUser, { params, body: { userId } })
  await invoke(deleteUser, { params: { userId } })
  const force = { forceDelete: 'true' } as const
  await invoke(deleteUserGroup, { params: { userGroupId: groupId('Analysts') }, query: force })
  const { credentialShares } = sandbox.world
  expect(credentialShares.receiversOf(params.credentialId, 'user')).toEqual([])
  expect(credentialShares.receiversOf(shared, 'userGroup')).toEqual([])
  expect(checkWorld(sandbox.world)).toEqual([])
})

test('a share with somebody who is not there is found by the consistency check', async () => {
  const { sandbox, params } = await start()
  sandbox.world.credentialShares.share(params.credentialId, 'user', nobody)
  sandbox.world.connectionShares.share(nobody, 'user', sandbox.world.ownerId)
  expect(checkWorld(sandbox.world)).toHaveLength(2)
})

test('unknown credentials and receivers are 404, no receiver is 400', async () => {
  const { invoke, user, params } = await start()
  const nowhere = { credentialId: nobody }
  const userId = user(cleo).id
  const answers = await Promise.all([
    invoke(shares.shareCredentialWithUser, { params, body: { userId: nobody } }),
    invoke(shares.shareCredentialWithUser, { params: nowhere, body: { userId } }),
    invoke(shares.shareCredentialWithUserGroup, { params, body: { userGroupId: nobody } }),
    invoke(shares.unshareCredentialFromUser, { params: { ...nowhere, userId } }),
    invoke(shares.unshareCredentialFromUserGroup, { params: { ...nowhere, userGroupId: nobody } }),
    invoke(shares.shareCredentialWithUser, { params, body: {} as never }),
    invoke(shares.shareCredentialWithUserGroup, { params, body: { userId } as never }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 400, 400])
})
