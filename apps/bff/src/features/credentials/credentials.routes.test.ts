import {
  createCredentialPlan,
  createCredentialSheetPlan,
  createNewCredentialPlan,
  getCredentialSheetTemplate,
  readCredentialSheet,
} from '@curator/console-contract/credential-plans'
import {
  exportCredentials,
  getCredential,
  listCredentials,
} from '@curator/console-contract/credentials'
import type { ConnectionId, CredentialId } from '@curator/console-contract/ids'
import { getPlan, listPlanRows } from '@curator/console-contract/plans'
import type { Problem } from '@curator/endpoint/problem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { waitForDirectory } from '../../../testing/wait-for-directory.ts'
import { addAssets, addPerson } from '../../../testing/world-people.ts'

let running: TestConsole
let connectionId: ConnectionId
let loadsId: CredentialId
let spareId: CredentialId
let userId: string

beforeAll(async () => {
  running = await startConsole({ isWorker: false })
  const { world } = running.sandbox
  const ids = [...world.credentials.values()].map(({ id }) => id as CredentialId)
  ;[loadsId, spareId] = ids as [CredentialId, CredentialId]
  const owner = addPerson(running.sandbox, 'user', {
    role: 'Artisan',
    defaultCredentialId: loadsId,
  })
  userId = owner.id
  const { scheduleId } = addAssets(running.sandbox, owner.id, 'Loads')
  world.schedules.update(scheduleId, { credentialId: loadsId })
  connectionId = await running.connect()
  await waitForDirectory(running, connectionId)
})
afterAll(() => running.close())

const list = (query: object = {}) =>
  running.call(listCredentials, { query: { connectionId, ...query } as never })
const named = async (query: object) => (await list(query)).items.map(({ userName }) => userName)
const plan = async (ids: CredentialId[], action: object) => {
  const body = { connectionId, selection: { kind: 'ids' as const, ids }, action: action as never }
  const { planId } = await running.call(createCredentialPlan, { body })
  const [found, rows] = await Promise.all([
    running.call(getPlan, { params: { planId } }),
    running.call(listPlanRows, {
      params: { planId },
      query: { verdict: [], danger: [], kind: [], sort: 'line' },
    }),
  ])
  return { plan: found, rows: rows.items }
}

describe('the list', () => {
  test('counts shares and uses, and narrows to what is unshared, unused or shared with somebody', async () => {
    const all = await list()
    expect(all.items).toMatchObject([
      { userName: 'EXAMPLE\\svc-loads', userCount: 1, groupCount: 1, useCount: 2 },
      { userName: 'EXAMPLE\\svc-spare', userCount: 0, groupCount: 0, useCount: 0 },
    ])
    expect(all.cannot).toEqual({ create: null, changePassword: null, delete: null, share: null })
    expect(await named({ state: ['unshared'] })).toEqual(['EXAMPLE\\svc-spare'])
    expect(await named({ state: ['unused'] })).toEqual(['EXAMPLE\\svc-spare'])
    expect(await named({ search: 'LOADS' })).toEqual(['EXAMPLE\\svc-loads'])
    expect(await named({ sort: '-userName' })).toEqual(['EXAMPLE\\svc-spare', 'EXAMPLE\\svc-loads'])
    const [bo] = running.sandbox.world.findByEmail('bo.nguyen@example.test')
    expect(await named({ userId: bo?.id })).toEqual(['EXAMPLE\\svc-loads'])
    expect(await named({ userId })).toEqual([])
  })

  test('is a file without secrets', async () => {
    const { bytes } = await running.call(exportCredentials, {
      query: { connectionId, state: [] },
    })
    const text = new TextDecoder().decode(bytes)
    expect(text.split('\r\n')).toHaveLength(5)
    expect(text).not.toContain('practice-password')
  })

  test('names what is wrong with a question', async () => {
    const cookie = await running.cookieOf('viewer')
    const refused = await running.fetchAs(cookie)(
      `${running.url}/api/credentials?connectionId=${connectionId}&sort=password`,
    )
    expect(refused.status).toBe(400)
    expect(((await refused.json()) as Problem).fields?.map(({ path }) => path)).toEqual([
      'query.sort',
    ])
  })
})

test('one credential says whom it is shared with and what uses it', async () => {
  const query = { connectionId }
  const details = await running.call(getCredential, { params: { credentialId: loadsId }, query })
  expect(details).toMatchObject({
    people: [{ email: 'bo.nguyen@example.test' }],
    groups: [{ name: 'Analysts' }],
    defaults: { items: [{ email: 'user@example.test' }], why: null },
    schedules: { items: [{ name: 'Loads', isEnabled: true }], why: null },
    workflows: { why: null },
    studios: { items: [], why: null },
  })
  const gone = running.call(getCredential, { params: { credentialId: 'x' as never }, query })
  await expect(gone).rejects.toMatchObject({ problem: { code: 'not_found' } })
})

describe('plans', () => {
  test('share with people and groups; what is so already is unchanged', async () => {
    const { world } = running.sandbox
    const [bo] = world.findByEmail('bo.nguyen@example.test')
    const receivers = [
      { kind: 'user', id: bo?.id },
      { kind: 'user', id: userId },
      { kind: 'group', id: 'nowhere' },
    ]
    const made = await plan([loadsId, spareId], { kind: 'share', receivers })
    expect(made.plan).toMatchObject({ slice: 'credentials', changeCount: 3 })
    expect(made.rows.map(({ verdict }) => verdict)).toEqual([
      'unchanged',
      'create',
      'create',
      'create',
      'invalid',
    ])
  })

  test('change a password without holding one', async () => {
    const made = await plan([loadsId], { kind: 'password' })
    expect(made.plan.secretSlots).toEqual([
      { slot: 'password 1', label: 'New password of EXAMPLE\\svc-loads' },
    ])
  })

  test('delete says what breaks', async () => {
    const made = await plan([loadsId, spareId], { kind: 'delete' })
    expect(made.plan.danger).toBe('destructive')
    expect(made.rows.map(({ reasons }) => reasons[0])).toEqual([
      '1 person loses it, 1 group loses it, 1 schedule breaks and 1 default is emptied.',
      'Nothing that the console sees uses it.',
    ])
  })

  test('swap changes schedules and defaults to another one', async () => {
    const swap = { kind: 'swap', intoCredentialId: spareId, schedules: true, defaults: true }
    const made = await plan([loadsId], swap)
    expect(made.plan.kindCounts).toMatchObject({ 'patch-schedule': 1, 'update-user': 1 })
    expect(made.rows[0]?.changes[0]?.fields).toMatchObject([
      { before: 'EXAMPLE\\svc-loads', after: 'EXAMPLE\\svc-spare' },
    ])
    expect(made.rows.map(({ reasons }) => reasons)).toEqual([
      [
        '“EXAMPLE\\svc-spare” is not shared with the owner of “Loads” (user@example.test): the schedule would fail. Share it first.',
      ],
      [],
    ])
    const itself = plan([loadsId], { ...swap, intoCredentialId: loadsId })
    await expect(itself).rejects.toMatchObject({ problem: { code: 'request_invalid' } })
  })

  test('create one, shared at once', async () => {
    const body = {
      connectionId,
      userName: 'CORP\\new',
      receivers: [{ kind: 'user' as const, id: userId }],
    }
    const { planId } = await running.call(createNewCredentialPlan, { body })
    const found = await running.call(getPlan, { params: { planId } })
    expect(found.kindCounts).toMatchObject({ 'create-credential': 1, 'add-share': 1 })
    expect(found.secretSlots).toHaveLength(1)
  })

  test('come from a sheet, too, with a template for it', async () => {
    const csv = 'Credential,Person,Group,Action\nEXAMPLE\\svc-spare,user@example.test,,\nx,,y,\n'
    const input = {
      query: { connectionId, fileName: 'shares.csv' },
      body: new TextEncoder().encode(csv),
    }
    const reading = await running.call(readCredentialSheet, input)
    expect(reading).toMatchObject({ rowCount: 2, faultCount: 1 })
    const { planId } = await running.call(createCredentialSheetPlan, input)
    const found = await running.call(getPlan, { params: { planId } })
    expect(found.verdictCounts).toMatchObject({ create: 1, invalid: 1 })
    for (const format of ['csv', 'xlsx'] as const) {
      const file = await running.call(getCredentialSheetTemplate, { query: { format } })
      expect(file.fileName).toBe(`credentials.${format}`)
    }
  })

  test('are not for viewers', async () => {
    const cookie = await running.cookieOf('viewer')
    for (const path of ['plans', 'creations/plans']) {
      const refused = await running.fetchAs(cookie)(`${running.url}/api/credentials/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: running.url },
        body: '{}',
      })
      expect(refused.status).toBe(403)
    }
  })
})
