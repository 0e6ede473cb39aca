import { listMyCredentials } from '@curator/alteryx-contract/server/v2/credentials'
import * as shares from '@curator/alteryx-contract/server/v3/credential-shares'
import * as credentials from '@curator/alteryx-contract/server/v3/credentials'
import { expect, test } from 'vitest'
import { ada, bo, cleo, nobody, startSandbox } from '../../testing/start-sandbox.ts'
import { checkWorld } from '../check-world.ts'
import { passwordMarker } from '../worlds/credentials.ts'

const start = async (options: Parameters<typeof startSandbox>[0] = {}) => {
  const started = await startSandbox(options)
  const [shared, spare] = [...started.sandbox.world.credentials.values()].map(({ id }) => id)
  return { ...started, shared: shared ?? '', spare: spare ?? '' }
}
const password = 'Secret-Of-This-Test'

test('the list is short, and with shares on request', async () => {
  const { invoke, shared, spare, user, groupId } = await start()
  expect((await invoke(credentials.listCredentials, { query: {} })).json).toEqual([
    { id: shared, userName: 'EXAMPLE\\svc-loads' },
    { id: spare, userName: 'EXAMPLE\\svc-spare' },
  ])
  const full = await invoke(credentials.listCredentialsInFull, { query: { view: 'Full' } })
  expect(full.json).toMatchObject([
    { id: shared, userIds: [user(bo).id], userGroupIds: [groupId('Analysts')] },
    { id: spare, userIds: [], userGroupIds: [] },
  ])
})

test('filters find what is shared with one person, one group, or both', async () => {
  const { invoke, shared, user, groupId } = await start()
  const ids = async (query: { userId?: string; userGroupId?: string }) => {
    const { json } = await invoke(credentials.listCredentials, { query })
    return (json as { id: string }[]).map(({ id }) => id)
  }
  const [userId, userGroupId] = [user(bo).id, groupId('Analysts')]
  expect(await ids({ userId })).toEqual([shared])
  expect(await ids({ userGroupId })).toEqual([shared])
  expect(await ids({ userId, userGroupId: groupId('Finance') })).toEqual([])
  expect(await ids({ userId: nobody })).toEqual([])
})

test('others than Curators see what they may use, whatever they ask for', async () => {
  const { invoke, shared, spare, user } = await start()
  const query = { userId: user(ada).id, view: 'Full' } as const
  const answer = await invoke(credentials.listCredentialsInFull, { query }, user(bo).id)
  expect(answer.json).toEqual([{ id: shared, userName: 'EXAMPLE\\svc-loads' }])
  const read = async (credentialId: string, email: string) =>
    (await invoke(credentials.getCredential, { params: { credentialId } }, user(email).id)).status
  // Ada is an analyst, Cleo is not.
  expect([await read(shared, bo), await read(shared, ada)]).toEqual([200, 200])
  expect([await read(shared, cleo), await read(spare, bo)]).toEqual([404, 404])
})

test('before 2022.3 they are for Curators alone', async () => {
  const { invoke, user, shared } = await start({ release: '2022.1' })
  const params = { credentialId: shared }
  const answers = [
    await invoke(credentials.listCredentials, { query: {} }, user(bo).id),
    await invoke(credentials.getCredential, { params }, user(bo).id),
    await invoke(credentials.getCredential, { params }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 200])
})

test('V2 lists what the caller may use, also through the studio', async () => {
  const { invoke, sandbox, user, spare } = await start()
  const mine = async () => (await invoke(listMyCredentials, {}, user(cleo).id)).json
  expect(await mine()).toEqual([])
  const studio = { id: 'studio', name: 'Studio', canShareSchedules: false, dateUpdated: '' }
  const keys = { apiKey: '', apiSecret: '' }
  sandbox.world.subscriptions.add({ ...studio, ...keys, credentialId: spare })
  sandbox.world.updateUser(user(cleo).id, { subscriptionId: 'studio' })
  expect(await mine()).toEqual([{ id: spare, userName: 'EXAMPLE\\svc-spare' }])
})

test('creating answers 200 with the new spelling; a new password changes the date', async () => {
  const { invoke, sandbox } = await start()
  const body = { username: 'EXAMPLE\\svc-tax', password }
  const created = await invoke(credentials.createCredential, { body })
  expect(created.json).toEqual({
    credentialId: expect.stringMatching(/^[0-9a-f]{24}$/),
    username: body.username,
    userIds: [],
    userGroupIds: [],
    isAdmin: false,
    createdByEmail: 'practice.curator@example.test',
    lastUpdatedDate: '2026-02-03T12:00:00.000Z',
    status: '',
  })
  const { credentialId } = created.json as { credentialId: string }
  sandbox.clock.advance(60_000)
  const changed = await invoke(credentials.updateCredential, {
    params: { credentialId },
    body: { username: body.username, newPassword: `${password}-2` },
  })
  expect(changed.json).toMatchObject({ credentialId, lastUpdatedDate: '2026-02-03T12:01:00.000Z' })
  expect(sandbox.world.credentials.need(credentialId).password).toBe(`${password}-2`)
})

test('no password is in any answer, the audit log or the log of calls', async () => {
  const { invoke, sandbox } = await start()
  const texts: string[] = []
  const keep = ({ text }: { text: string }) => void texts.push(text)
  const created = await invoke(credentials.createCredential, { body: { username: 'x', password } })
  keep(created)
  const params = { credentialId: (created.json as { credentialId: string }).credentialId }
  const newPassword = `${password}-2`
  keep(await invoke(credentials.updateCredential, { params, body: { newPassword } }))
  keep(await invoke(credentials.updateCredential, { params, body: { password } as never }))
  keep(await invoke(credentials.listCredentialsInFull, { query: { view: 'Full' } }))
  keep(await invoke(credentials.deleteCredential, { params, query: {} }))
  const told = JSON.stringify([texts, sandbox.world.audit.of('Credential'), sandbox.calls.list({})])
  expect(told).toContain('Credentials_AddCredential')
  expect(told).not.toContain(password)
  expect(told).not.toContain(passwordMarker)
})

test.each([
  // The addresses themselves are known to old releases, for reading.
  ['an old release does not know the verb', { release: '2024.2' }, 405],
  ['plain http refuses it', { tls: false }, 400],
] as const)('writing: %s', async (_case, options, status) => {
  const { invoke, sandbox, shared } = await start(options)
  const params = { credentialId: shared }
  const before = sandbox.world.credentials.need(shared)
  const body = { username: 'x', password }
  expect((await invoke(credentials.createCredential, { body })).status).toBe(status)
  const changed = await invoke(credentials.updateCredential, { params, body: { newPassword: 'x' } })
  expect([changed.status, sandbox.world.credentials.size]).toEqual([status, 2])
  expect(sandbox.world.credentials.need(shared)).toBe(before)
})

test.each([{ username: 'x' }, { password }, { username: '', password }, {}])(
  'creating from %j is refused',
  async (body) => {
    const { invoke, sandbox } = await start()
    expect((await invoke(credentials.createCredential, { body: body as never })).status).toBe(400)
    expect(sandbox.world.credentials.size).toBe(2)
  },
)

test('a shared credential is deleted only by force, a spare one at once; the answer is what it was', async () => {
  const { invoke, sandbox, user, shared, spare, groupId } = await start()
  const remove = (credentialId: string, query: { force?: 'true' }) =>
    invoke(credentials.deleteCredential, { params: { credentialId }, query })
  expect((await remove(spare, {})).json).toMatchObject([{ id: spare, userIds: [] }])
  expect((await remove(shared, {})).status).toBe(400)
  const forced = await remove(shared, { force: 'true' })
  expect(forced.json).toMatchObject([
    { userIds: [user(bo).id], userGroupIds: [groupId('Analysts')] },
  ])
  expect([sandbox.world.credentials.size, (await remove(shared, {})).status]).toEqual([0, 404])
  expect(checkWorld(sandbox.world)).toEqual([])
})

test.each(['a default', 'a revision', 'a schedule', 'a studio'])(
  'a credential in use as %s is deleted only by force, and then used no more',
  async (use) => {
    const { invoke, sandbox, user, spare } = await start()
    const { world } = sandbox
    const [workflow] = world.workflows.values()
    const [schedule] = world.schedules.values()
    const [studio] = world.subscriptions.values()
    const { users, workflows, schedules, subscriptions } = world
    const uses = () =>
      JSON.stringify([users, workflows, schedules, subscriptions].map((all) => [...all.values()]))
    const credentialId = spare
    if (use === 'a default') world.updateUser(user(ada).id, { defaultCredentialId: spare })
    if (use === 'a schedule') world.schedules.update(schedule?.id ?? '', { credentialId })
    if (use === 'a studio') world.subscriptions.update(studio?.id ?? '', { credentialId })
    if (use === 'a revision') {
      const versions = workflow?.versions.map((version) => ({ ...version, credentialId })) ?? []
      world.workflows.update(workflow?.id ?? '', { versions })
    }
    expect(uses()).toContain(spare)
    const remove = (query: { force?: 'true' }) =>
      invoke(credentials.deleteCredential, { params: { credentialId }, query })
    expect((await remove({})).status).toBe(400)
    expect((await remove({ force: 'true' })).status).toBe(200)
    expect(uses()).not.toContain(spare)
  },
)

test('nobody but a Curator writes, nobody without a token reads', async () => {
  const { invoke, send, user, shared } = await start()
  const params = { credentialId: shared }
  const asBo = user(bo).id
  const answers = [
    await invoke(credentials.createCredential, { body: { username: 'x', password } }, asBo),
    await invoke(credentials.updateCredential, { params, body: { newPassword: 'x' } }, asBo),
    await invoke(credentials.deleteCredential, { params, query: { force: 'true' } }, asBo),
    await invoke(shares.unshareCredentialFromUser, { params: { ...params, userId: asBo } }, asBo),
    await send('GET', 'v3/credentials', { headers: { authorization: 'none' } }),
    await send('GET', 'user/v2/credentials', { headers: { authorization: 'none' } }),
  ]
  expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(401))
})

test('whatever names one credential is 404 for an unknown id', async () => {
  const { invoke } = await start()
  const params = { credentialId: nobody }
  const answers = await Promise.all([
    invoke(credentials.getCredential, { params }),
    invoke(credentials.updateCredential, { params, body: { newPassword: 'x' } }),
    invoke(credentials.deleteCredential, { params, query: {} }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
})

test('creating, a new password and deleting stand in the audit log', async () => {
  const { invoke, sandbox, spare } = await start()
  const params = { credentialId: spare }
  await invoke(credentials.createCredential, { body: { username: 'x', password } })
  await invoke(credentials.updateCredential, { params, body: { newPassword: password } })
  await invoke(credentials.deleteCredential, { params, query: {} })
  expect(sandbox.world.audit.of('Credential')).toMatchObject([
    { event: 'insert', newValues: { userName: 'x' } },
    { event: 'update', entityId: spare, newValues: { lastUpdatedDate: expect.any(String) } },
    { event: 'delete', oldValues: { userName: 'EXAMPLE\\svc-spare' } },
  ])
})
