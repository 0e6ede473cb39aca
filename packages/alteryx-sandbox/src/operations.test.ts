import type { OperationSpec } from '@curator/alteryx-contract/operation'
import { operations } from '@curator/alteryx-contract/registry'
import { expect, test } from 'vitest'
import { nobody, startSandbox } from '../testing/start-sandbox.ts'
import { releases, signInTypes } from './options.ts'
import { hasOperation } from './release.ts'

type Release = (typeof releases)[number]
const api = operations.filter((spec) => spec.role !== 'anyone')
const pathOf = (path: string) => path.slice(1).replace(/:\w+/g, nobody)
const shapeOf = (path: string) => path.replace(/:\w+/g, ':')
const addressOf = ({ method, path }: OperationSpec) => `${method} ${shapeOf(path)}`

/** What a call without a token meets: 401 where the release has the operation, else an unknown address or verb. */
function expectedStatus(release: Release, spec: OperationSpec): 401 | 404 | 405 {
  const known = api.filter((item) => hasOperation(release, item))
  if (known.some((item) => addressOf(item) === addressOf(spec))) return 401
  return known.some((item) => shapeOf(item.path) === shapeOf(spec.path)) ? 405 : 404
}

test.each(releases)(
  'release %s serves what it has, refused without a token, and nothing else',
  async (release) => {
    const { send } = await startSandbox({ release, auth: 'windows' })
    const headers = { authorization: 'none' }
    for (const spec of api) {
      const { status, json } = await send(spec.method, pathOf(spec.path), { headers })
      const expected = expectedStatus(release, spec)
      expect([spec.operationId, status]).toEqual([spec.operationId, expected])
      const { message } = json as { message: string }
      expect(message === 'Authorization has been denied for this request.').toBe(expected === 401)
    }
  },
)

test('releases differ: the first lacks what came later, the last what is gone', () => {
  const count = (release: Release) => api.filter((spec) => hasOperation(release, spec)).length
  const later = api.filter(({ since }) => since > releases[0]).length
  const gone = api.filter(({ until }) => until !== undefined).length
  expect(later).toBeGreaterThan(35)
  expect([count('2021.4'), count('2025.2')]).toEqual([api.length - later, api.length - gone])
})

test('on a Server without TLS, whatever needs it is refused with 400 before its body is looked at', async () => {
  const { send } = await startSandbox({ tls: false })
  const needing = api.filter((spec) => spec.needsTls)
  expect(needing.length).toBeGreaterThan(15)
  for (const spec of needing) {
    const { status, json } = await send(spec.method, pathOf(spec.path))
    expect([spec.operationId, status, json]).toEqual([
      spec.operationId,
      400,
      { message: expect.stringContaining('TLS') },
    ])
  }
  expect((await send('GET', 'v3/credentials')).status).toBe(200)
})

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
