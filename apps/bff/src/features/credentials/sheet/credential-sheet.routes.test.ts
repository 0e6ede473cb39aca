import {
  createCredentialSheetPlan,
  readCredentialSheet,
} from '@curator/console-contract/credential-plans'
import type { ConnectionId } from '@curator/console-contract/ids'
import { getPlan } from '@curator/console-contract/plans'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rowsOf, runPlan } from '../../../../testing/run-plan.ts'
import { startConsole, type TestConsole } from '../../../../testing/start-console.ts'
import { waitForDirectory } from '../../../../testing/wait-for-directory.ts'
import { addAssets, addPerson } from '../../../../testing/world-people.ts'

let running: TestConsole
let connectionId: ConnectionId
let owner: { readonly id: string }
let scheduleId: string

beforeAll(async () => {
  running = await startConsole({ sandbox: { world: 'small-team' } })
  const { world } = running.sandbox
  const [loads] = [...world.credentials.values()]
  const credentialId = loads?.id ?? ''
  owner = addPerson(running.sandbox, 'user', {
    role: 'Artisan',
    defaultCredentialId: credentialId,
  })
  scheduleId = addAssets(running.sandbox, owner.id, 'Loads').scheduleId
  world.schedules.update(scheduleId, { credentialId })
  connectionId = await running.connect()
  await waitForDirectory(running, connectionId)
})
afterAll(() => running.close())

const head = 'Credential,Person,Group,Action,Into\n'
const toInput = (rows: string) => ({
  query: { connectionId, fileName: 'credentials.csv' },
  body: new TextEncoder().encode(head + rows),
})
const plan = async (rows: string) => {
  const { planId } = await running.call(createCredentialSheetPlan, toInput(rows))
  const found = await running.call(getPlan, { params: { planId } })
  return { planId, found, rows: await rowsOf(running.call, planId) }
}
const swap = 'EXAMPLE\\svc-loads,,,swap,EXAMPLE\\svc-spare\n'
const deletion = 'EXAMPLE\\svc-loads,,,delete,\n'

test('a sheet tells what is deleted and swapped, and faults at their column', async () => {
  const rows = `${swap}EXAMPLE\\svc-spare,user@example.test,,delete,\n`
  const reading = await running.call(readCredentialSheet, toInput(rows))
  expect(reading).toMatchObject({ rowCount: 2, faultCount: 1, unknownColumns: [] })
  expect(reading.items[0]?.sentence).toBe(
    'Let schedules and defaults use “EXAMPLE\\svc-spare” in place of “EXAMPLE\\svc-loads”.',
  )
  expect(reading.items[1]?.faults.map(({ column }) => column)).toEqual(['Person'])
})

test('a deletion says what breaks, as one from a selection does', async () => {
  const made = await plan(deletion)
  expect(made.found).toMatchObject({ title: 'Credentials from credentials.csv' })
  expect(made.found.danger).toBe('destructive')
  expect(made.rows.map(({ line, reasons, verdict }) => [line, verdict, reasons])).toEqual([
    [
      2,
      'update',
      ['1 person loses it, 1 group loses it, 1 schedule breaks and 1 default is emptied.'],
    ],
  ])
})

test('a password is changed and a shared credential made, each by what is typed at the start', async () => {
  const { world } = running.sandbox
  const rows = [
    'EXAMPLE\\svc-spare,,,password,\n',
    'CORP\\made,,Analysts,add,\n',
    'CORP\\made,,,create,\n',
  ].join('')
  const made = await plan(rows)
  expect(made.found.secretSlots.map(({ label }) => label)).toEqual([
    'New password of EXAMPLE\\svc-spare',
    'Password of CORP\\made',
  ])
  const [changed, first] = ['another one', 'the first one']
  const slots = made.found.secretSlots.map(({ slot }) => slot)
  const secrets = { [slots[0] ?? '']: changed, [slots[1] ?? '']: first }
  const run = await runPlan(running.call, made.planId, secrets)
  expect(run.counts.outcomes.applied).toBe(3)
  const known = [...world.credentials.values()]
  const find = (name: string) => known.find(({ userName }) => userName === name)
  expect(find('EXAMPLE\\svc-spare')?.password).toBe(changed)
  expect(find('CORP\\made')?.password).toBe(first)
  const [analysts] = [...world.userGroups.values()].filter(({ name }) => name === 'Analysts')
  const things = world.credentialShares.thingsOf('userGroup', analysts?.id ?? '')
  expect(things).toContain(find('CORP\\made')?.id)
})

test('a column of passwords refuses the sheet, in the reading and in the plan', async () => {
  const input = {
    query: { connectionId, fileName: 'credentials.csv' },
    body: new TextEncoder().encode('Credential,Action,Password\nCORP\\x,create,hunter2\n'),
  }
  const refusal = {
    problem: { code: 'file_unreadable', detail: expect.not.stringContaining('hunter2') },
  }
  await expect(running.call(readCredentialSheet, input)).rejects.toMatchObject(refusal)
  await expect(running.call(createCredentialSheetPlan, input)).rejects.toMatchObject(refusal)
})

test('a swap changes schedules and defaults once, then the other is deleted once', async () => {
  const { world } = running.sandbox
  const [loads, spare] = [...world.credentials.values()]
  const made = await plan(swap)
  expect(made.rows).toMatchObject([
    {
      line: 2,
      verdict: 'update',
      reasons: [
        expect.stringContaining('is not shared with the owner of “Loads” (user@example.test)'),
        '“EXAMPLE\\svc-spare” comes in its place in 1 schedule and 1 default.',
      ],
    },
  ])
  expect(made.found.kindCounts).toMatchObject({ 'patch-schedule': 1, 'update-user': 1 })
  const run = await runPlan(running.call, made.planId)
  expect(run.counts.outcomes.applied).toBe(2)
  expect(world.schedules.need(scheduleId).credentialId).toBe(spare?.id)
  expect(world.users.get(owner.id)?.defaultCredentialId).toBe(spare?.id)
  const again = await plan(swap)
  expect(again.rows.map(({ verdict }) => verdict)).toEqual(['unchanged'])
  expect(again.found.changeCount).toBe(0)

  await runPlan(running.call, (await plan(deletion)).planId)
  expect(world.credentials.get(loads?.id ?? '')).toBeUndefined()
  const gone = await plan(deletion)
  expect(gone.rows.map(({ verdict }) => verdict)).toEqual(['invalid'])
  expect(gone.found.changeCount).toBe(0)
})
