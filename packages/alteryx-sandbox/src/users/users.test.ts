import * as users from '@curator/alteryx-contract/server/v3/users'
import { expect, test } from 'vitest'
import { ada, bo, cleo, grace, nobody, noon, startSandbox } from '../../testing/start-sandbox.ts'
import { checkWorld } from '../check-world.ts'

const newcomer = { firstName: 'Ines', lastName: 'Ruiz', email: 'ines.ruiz@example.test' }

const fullUpdate = {
  firstName: 'Cleo',
  lastName: 'Okafor',
  email: cleo,
  role: 'Artisan',
  defaultWorkerTag: 'night',
  canScheduleJobs: true,
  canPrioritizeJobs: false,
  canAssignJobs: false,
  canCreateCollections: true,
  isApiEnabled: false,
  defaultCredentialId: '',
  isAccountLocked: false,
  isActive: true,
  isValidated: true,
  timeZone: 'Europe/Paris',
  language: 'fr-fr',
} as const

test('the list is short by default and full on request, never both', async () => {
  const { invoke } = await startSandbox()
  const short = (await invoke(users.listUsers, { query: {} })).json as Record<string, unknown>[]
  const full = (await invoke(users.listUsersInFull, { query: { view: 'Full' } })).json as Record<
    string,
    unknown
  >[]
  expect(short).toHaveLength(8)
  expect(Object.keys(short[0] ?? {}).sort()).toEqual(
    ['id', 'firstName', 'lastName', 'email', 'isActive', 'role', 'dateCreated'].sort(),
  )
  expect(full.map((user) => user.id)).toEqual(short.map((user) => user.id))
  expect(full[0]).not.toHaveProperty('dateCreated')
  expect(full[0]).not.toHaveProperty('userGroupIds')
  expect(full[0]).toHaveProperty('canManageGenericVaultsDcm')
})

test.each([
  [{ email: 'ADA.Lopez@example.test' }, [ada]],
  [{ active: 'false' }, ['elodie.martin@example.test']],
  [{ role: 'Artisan', firstName: 'bo' }, [bo]],
  [{ lastName: 'Okafor', email: ada }, []],
  [{ createdBefore: '2022-01-11T08:00:00Z', createdAfter: '2022-01-11T08:00:00Z' }, [ada]],
] as const)('the list is narrowed by %j', async (query, emails) => {
  const { invoke } = await startSandbox()
  const found = (await invoke(users.listUsers, { query })).json as { email: string }[]
  expect(found.map((user) => user.email)).toEqual(emails)
})

test('filters can match parts of names and e-mails where that is asked for', async () => {
  const { invoke } = await startSandbox({ filterMatching: 'contains' })
  const found = (await invoke(users.listUsers, { query: { email: 'okafor@' } })).json
  expect(found).toMatchObject([{ email: cleo }])
})

test('the list shows a change at once', async () => {
  const { invoke } = await startSandbox()
  await invoke(users.listUsers, { query: {} })
  await invoke(users.createUser, { body: newcomer })
  expect((await invoke(users.listUsers, { query: {} })).text).toContain(newcomer.email)
})

test('creating answers 201 with the full user and the defaults of the product', async () => {
  const { invoke, sandbox, user } = await startSandbox()
  const answer = await invoke(users.createUser, { body: newcomer })
  expect(answer.status).toBe(201)
  expect(answer.json).toMatchObject({
    ...newcomer,
    role: 'Evaluated',
    defaultWorkerTag: '',
    canScheduleJobs: false,
    isApiEnabled: false,
    isActive: true,
    isValidated: false,
    timeZone: '',
    lastLoginDateTime: null,
  })
  const { id, dateCreated } = user(newcomer.email)
  expect(id).toMatch(/^[0-9a-f]{24}$/)
  expect(Number.parseInt(id.slice(0, 8), 16) * 1000).toBe(Date.parse(noon))
  expect(dateCreated).toBe(noon)
  expect(sandbox.world.mails).toEqual([{ kind: 'invitation', to: newcomer.email, at: noon }])
})

test('two new users never share an id', async () => {
  const { invoke } = await startSandbox()
  const made = await Promise.all(
    ['one@example.test', 'two@example.test'].map((email) =>
      invoke(users.createUser, { body: { ...newcomer, email } }),
    ),
  )
  expect(new Set(made.map(({ json }) => (json as { id: string }).id)).size).toBe(2)
})

test.each([
  ['nothing', {}, ['firstName', 'lastName', 'email']],
  ['an empty name', { ...newcomer, firstName: '' }, ['firstName']],
  ['a name of 256 characters', { ...newcomer, lastName: 'x'.repeat(256) }, ['lastName']],
  ['an unknown role', { ...newcomer, role: 'Boss' }, ['role']],
  ['an unknown time zone', { ...newcomer, timeZone: 'Europe/Atlantis' }, ['timeZone']],
  ['no e-mail address', { ...newcomer, email: 'ines' }, ['email']],
  ['an e-mail that is taken, case apart', { ...newcomer, email: ada.toUpperCase() }, ['email']],
])('creating with %s is refused and names every field at once', async (_case, body, fields) => {
  const { invoke, sandbox } = await startSandbox()
  const answer = await invoke(users.createUser, { body: body as typeof newcomer })
  expect(answer.status).toBe(400)
  const { message, modelState } = answer.json as { message: string; modelState: object }
  expect(message).toBe('The request is invalid.')
  const named = Object.keys(modelState).map((key) => key.split('.').at(-1)?.toLowerCase())
  expect(named).toEqual(fields.map((field) => field.toLowerCase()))
  expect(sandbox.world.users.size).toBe(8)
})

test('a second user of one e-mail is accepted where a test asks for it', async () => {
  const { invoke, sandbox } = await startSandbox({ acceptDuplicateEmails: true })
  await invoke(users.createUser, { body: newcomer })
  expect((await invoke(users.createUser, { body: newcomer })).status).toBe(201)
  expect(sandbox.world.findByEmail(newcomer.email)).toHaveLength(2)
  expect(checkWorld(sandbox.world)).toEqual([])
})

test('updating replaces the user, ignores the id of the body and unknown fields', async () => {
  const { invoke, user } = await startSandbox()
  const { id } = user(cleo)
  const before = user(cleo).dateCreated
  const body = { ...fullUpdate, id: nobody, dateCreated: noon, userGroupIds: [] }
  const answer = await invoke(users.updateUser, { params: { userId: id }, body })
  expect(answer.status).toBe(200)
  expect(answer.json).toMatchObject({ ...fullUpdate, id })
  expect(user(cleo).dateCreated).toBe(before)
  expect(user(cleo).userGroupIds).toHaveLength(1)
})

test('updating the e-mail moves the user in look-ups', async () => {
  const { invoke, sandbox, user } = await startSandbox()
  const body = { ...fullUpdate, email: 'cleo.new@example.test' }
  await invoke(users.updateUser, { params: { userId: user(cleo).id }, body })
  expect(sandbox.world.findByEmail(cleo)).toEqual([])
  expect(sandbox.world.findByEmail('cleo.new@example.test')).toHaveLength(1)
  expect(checkWorld(sandbox.world)).toEqual([])
})

test('an update that leaves fields out is refused with all of them', async () => {
  const { invoke, user } = await startSandbox()
  const body = { email: cleo, role: 'Viewer' } as never
  const answer = await invoke(users.updateUser, { params: { userId: user(cleo).id }, body })
  expect(answer.status).toBe(400)
  const named = Object.keys((answer.json as { modelState: object }).modelState)
  expect(named).toHaveLength(12)
})

test.each([
  [{ firstName: '', lastName: '' }, 2],
  [{ language: 'xx-xx' }, 1],
  [{ email: ada }, 1],
])('an update with %j is refused', async (fault, count) => {
  const { invoke, user } = await startSandbox()
  const request = { params: { userId: user(cleo).id }, body: { ...fullUpdate, ...fault } }
  const answer = await invoke(users.updateUser, request)
  expect(answer.status).toBe(400)
  expect(Object.keys((answer.json as { modelState: object }).modelState)).toHaveLength(count)
})

test('deleting is refused for owners and for members, and empty for anybody else', async () => {
  const { invoke, sandbox, user } = await startSandbox()
  const remove = (email: string) => invoke(users.deleteUser, { params: { userId: user(email).id } })
  const owner = await remove(ada)
  expect([owner.status, typeof owner.json]).toEqual([409, 'string'])
  expect((await remove(cleo)).status).toBe(409)
  const done = await remove(grace)
  expect([done.status, done.text, done.headers.get('content-length')]).toEqual([200, '', '0'])
  expect(sandbox.world.findByEmail(grace)).toEqual([])
  expect(checkWorld(sandbox.world)).toEqual([])
})

test('deactivating answers the groups once and takes the person out of both ends', async () => {
  const { invoke, sandbox, user, groupId } = await startSandbox()
  const request = { params: { userId: user(ada).id } }
  const first = await invoke(users.deactivateUser, request)
  expect(first.json).toEqual([groupId('Analysts'), groupId('Finance')])
  expect(user(ada)).toMatchObject({ isActive: false, userGroupIds: [] })
  expect(sandbox.world.userGroups.get(groupId('Finance'))?.members.has(user(ada).id)).toBe(false)
  expect((await invoke(users.deactivateUser, request)).json).toEqual([])
})

test('being active again brings no group back', async () => {
  const { invoke, user } = await startSandbox()
  const params = { userId: user(cleo).id }
  await invoke(users.deactivateUser, { params })
  await invoke(users.updateUser, { params, body: fullUpdate })
  expect(user(cleo)).toMatchObject({ isActive: true, userGroupIds: [] })
})

test('a password reset sends a mail and answers nothing', async () => {
  const { invoke, sandbox, user } = await startSandbox()
  const answer = await invoke(users.sendPasswordReset, { params: { userId: user(ada).id } })
  expect([answer.status, answer.text]).toEqual([200, ''])
  expect(sandbox.world.mails).toEqual([{ kind: 'passwordReset', to: ada, at: noon }])
})

test.each([
  ['All', [1, 1, 1]],
  ['Workflows', [1, 0, 0]],
  ['schedules', [0, 1, 0]],
  ['Collections', [0, 0, 1]],
])('assets of the type %s', async (assetType, counts) => {
  const { send, user } = await startSandbox()
  const { json } = await send('GET', `v3/users/${user(ada).id}/assets?assetType=${assetType}`)
  const { workflows, schedules, collections } = json as Record<string, unknown[]>
  expect([workflows, schedules, collections].map((list) => list?.length)).toEqual(counts)
})

test('handing on assets changes the owner and lists schedules torn between both people', async () => {
  const { invoke, sandbox, user } = await startSandbox()
  const give = (schedules: boolean) =>
    invoke(users.transferUserAssets, {
      params: { userId: user(ada).id },
      body: {
        ownerId: user(bo).id,
        transferWorkflows: true,
        transferSchedules: schedules,
        transferCollections: schedules,
      },
    })
  const torn = await give(false)
  expect(torn.json).toEqual([
    { affectedScheduleId: sandbox.world.schedules.of(user(ada).id)[0]?.id },
  ])
  expect((await give(true)).json).toEqual([])
  const countOf = (email: string) =>
    Object.values(sandbox.world.assetsOf(user(email).id)).flat().length
  expect([countOf(ada), countOf(bo)]).toEqual([0, 4])
  expect(checkWorld(sandbox.world)).toEqual([])
})

test.each([
  [cleo, 403],
  ['elodie.martin@example.test', 400],
  [ada, 400],
])('handing on to %s is refused with %i and a text', async (email, status) => {
  const { invoke, user } = await startSandbox()
  const flags = { transferWorkflows: true, transferSchedules: true, transferCollections: true }
  const answer = await invoke(users.transferUserAssets, {
    params: { userId: user(ada).id },
    body: { ownerId: user(email).id, ...flags },
  })
  expect([answer.status, typeof answer.json]).toEqual([status, 'string'])
})

test('whatever names one user is 404 for an unknown id', async () => {
  const { invoke } = await startSandbox()
  const params = { userId: nobody }
  const flags = { transferWorkflows: true, transferSchedules: true, transferCollections: true }
  const answers = await Promise.all([
    invoke(users.getUser, { params }),
    invoke(users.updateUser, { params, body: fullUpdate }),
    invoke(users.deleteUser, { params }),
    invoke(users.deactivateUser, { params }),
    invoke(users.sendPasswordReset, { params }),
    invoke(users.getUserAssets, { params, query: {} }),
    invoke(users.transferUserAssets, { params, body: { ownerId: nobody, ...flags } }),
  ])
  expect(answers.map((answer) => answer.status)).toEqual(Array(7).fill(404))
})

test('one user is read in full', async () => {
  const { invoke, user } = await startSandbox()
  const answer = await invoke(users.getUser, { params: { userId: user(ada).id } })
  expect(answer.json).toMatchObject({ email: ada, timeZone: 'Europe/Kiev', canScheduleJobs: true })
})
