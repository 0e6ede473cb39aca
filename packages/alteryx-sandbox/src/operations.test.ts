import { operations } from '@curator/alteryx-contract/registry'
import { expect, test } from 'vitest'
import { nobody, startSandbox } from '../testing/start-sandbox.ts'
import { type SandboxOptions, signInTypes } from './options.ts'

const api = operations.filter((spec) => spec.role === 'Curator')
const pathOf = (path: string) => path.slice(1).replace(/:\w+/g, nobody)

test('every operation of the contract is served, and refused without a token', async () => {
  const { send } = await startSandbox({ auth: 'windows' })
  expect(api.length).toBeGreaterThanOrEqual(19)
  for (const spec of api) {
    const answer = await send(spec.method, pathOf(spec.path), {
      headers: { authorization: 'none' },
    })
    expect([spec.operationId, answer.status]).toEqual([spec.operationId, 401])
    expect(answer.json).toEqual({ message: 'Authorization has been denied for this request.' })
  }
})

const missing = (release: NonNullable<SandboxOptions['release']>) =>
  api.filter((spec) => spec.since > release).map((spec) => spec.operationId)

test.each([
  ['2021.4', 3],
  ['2022.3', 3],
  ['2023.2', 1],
  ['2024.2', 0],
  ['2025.2', 0],
] as const)(
  'release %s lacks %i operations, which are unknown addresses there',
  async (release, count) => {
    const { send } = await startSandbox({ release, auth: 'windows' })
    expect(missing(release)).toHaveLength(count)
    for (const spec of api) {
      const { status } = await send(spec.method, pathOf(spec.path), {
        headers: { authorization: '' },
      })
      const lacks = missing(release).includes(spec.operationId)
      expect([spec.operationId, status]).toEqual([spec.operationId, lacks ? 404 : 401])
    }
  },
)

test.each(signInTypes)(
  'with %s sign-in the operations not for it are refused with 400',
  async (auth) => {
    const { send, user, groupId } = await startSandbox({ auth })
    const grace = user('grace.mwangi@example.test').id
    const create = { firstName: 'Ines', lastName: 'Ruiz', email: 'ines@example.test' }
    const json = (body: unknown) => ({
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const results = {
      create: (await send('POST', 'v3/users', json(create))).status,
      reset: (await send('POST', `v3/users/${grace}/passwordReset`)).status,
      directory: (
        await send('POST', `v3/usergroups/${groupId('Finance')}/activedirectorygroups`, json('S-1'))
      ).status,
    }
    const expected = {
      builtin: { create: 201, reset: 200, directory: 400 },
      windows: { create: 400, reset: 400, directory: 404 },
      saml: { create: 201, reset: 400, directory: 400 },
    }
    expect(results).toEqual(expected[auth])
  },
)

test('an old release knows no DCM rights and ignores them, a new one keeps them', async () => {
  const body = JSON.stringify({
    firstName: 'Ines',
    lastName: 'Ruiz',
    email: 'ines@example.test',
    canCreateAndUpdateDcm: true,
  })
  const headers = { 'content-type': 'application/json' }
  const old = await startSandbox({ release: '2022.3' })
  expect((await old.send('POST', 'v3/users', { headers, body })).json).not.toHaveProperty(
    'canCreateAndUpdateDcm',
  )
  expect(old.user('ines@example.test').canCreateAndUpdateDcm).toBe(false)
  expect((await old.send('GET', 'v3/users?view=Full')).text).not.toContain('Dcm')
  const recent = await startSandbox({ release: '2023.2' })
  expect((await recent.send('POST', 'v3/users', { headers, body })).json).toMatchObject({
    canCreateAndUpdateDcm: true,
  })
})

test('an old release refuses to delete an owner with 400 and a message', async () => {
  const { send, user } = await startSandbox({ release: '2022.3' })
  const answer = await send('DELETE', `v3/users/${user('ada.lopez@example.test').id}`)
  expect(answer.status).toBe(400)
  expect(answer.json).toEqual({ message: expect.any(String) })
})

test('names may be missing from an update with Windows sign-in alone, and then stay', async () => {
  const body = JSON.stringify({
    email: 'cleo.okafor@example.test',
    role: 'Viewer',
    defaultWorkerTag: '',
    canScheduleJobs: false,
    canPrioritizeJobs: false,
    canAssignJobs: false,
    canCreateCollections: false,
    isApiEnabled: false,
    defaultCredentialId: '',
    isAccountLocked: false,
    isActive: true,
    isValidated: true,
    timeZone: '',
    language: 'en-us',
  })
  const headers = { 'content-type': 'application/json' }
  for (const [auth, status] of [
    ['windows', 200],
    ['builtin', 400],
  ] as const) {
    const { send, user } = await startSandbox({ auth })
    const { id } = user('cleo.okafor@example.test')
    expect((await send('PUT', `v3/users/${id}`, { headers, body })).status).toBe(status)
    expect(user('cleo.okafor@example.test').firstName).toBe('Cleo')
  }
})
