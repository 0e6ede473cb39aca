import type { ConnectionId } from '@curator/console-contract/ids'
import * as wire from '@curator/console-contract/onboarding'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rowsOf, runPlan } from '../../../testing/run-plan.ts'
import { startConsole, type TestConsole } from '../../../testing/start-console.ts'
import { waitForDirectory } from '../../../testing/wait-for-directory.ts'
import { addAccessWorld } from '../../../testing/world-access.ts'

let running: TestConsole
let connectionId: ConnectionId
let world: ReturnType<typeof addAccessWorld>
beforeAll(async () => {
  running = await startConsole({ sandbox: { world: 'small-team' } })
  world = addAccessWorld(running.sandbox, 'reach')
  connectionId = await running.connect()
  await waitForDirectory(running, connectionId)
})
afterAll(() => running.close())

const header = 'Email,First name,Last name,Role,Collections,Credentials,Data connections'
const lines = [
  `nina@probe.test,Nina,New,Member,"Reach Collection [add assets, until 2027-01-31]",corp\\REACH,reach DWH`,
  `reach-direct@example.test,,,,Reach Collection [admin],,`,
  `reach-outside@example.test,,,,Nowhere; reach collection [boss],,`,
]
const plan = async (rows: readonly string[]) => {
  const body = new TextEncoder().encode([header, ...rows, ''].join('\n'))
  const query = { connectionId, fileName: 'team.csv' }
  const sheet = await running.call(wire.createSheet, { query, body })
  const { planId } = await running.call(wire.createPlan, {
    params: { sheetId: sheet.id },
    body: { createGroups: [] },
  })
  return { sheet, planId }
}

describe('one file of people, collections and shares', () => {
  test('becomes one plan and one result per row; brought again it is unchanged', async () => {
    const { planId, sheet } = await plan(lines)
    expect(sheet.counts).toMatchObject({ ready: 2, faulty: 1 })
    const rows = await rowsOf(running.call, planId)
    expect(rows.map(({ verdict }) => verdict)).toEqual(['create', 'update', 'invalid'])
    expect(rows[2]?.reasons[0]).toContain('“boss” at “reach collection” is no right')
    const run = await runPlan(running.call, planId)
    expect(run.counts.outcomes).toMatchObject({ applied: run.counts.total })

    const { collections, connectionShares, credentialShares, users } = running.sandbox.world
    const nina = [...users.values()].find(({ email }) => email === 'nina@probe.test')
    const members = collections.get(world.collection.id)?.users
    expect(members?.get(nina?.id ?? '')).toMatchObject({
      expirationDate: expect.stringContaining('2027-01-31T23:59:59'),
      rights: { canAddAssets: true, isAdmin: false },
    })
    expect(members?.get(world.direct.id)?.rights.isAdmin).toBe(true)
    expect(credentialShares.receiversOf(world.credential.id, 'user')).toEqual([nina?.id])
    expect(connectionShares.receiversOf(world.dataConnection.id, 'user')).toEqual([nina?.id])

    const again = await plan(lines.slice(0, 2))
    const verdicts = (await rowsOf(running.call, again.planId)).map(({ verdict }) => verdict)
    expect(verdicts).toEqual(['unchanged', 'unchanged'])
  })

  test('the filled template says what people have, and asks for nothing', async () => {
    const query = { connectionId, format: 'csv' as const, values: 'current' as const }
    const { bytes } = await running.call(wire.downloadTemplate, { query })
    const text = new TextDecoder().decode(bytes)
    expect(text).toContain('reach collection [add assets, until 2027-01-31]')
    expect(text).toContain('CORP\\reach')
    const sheet = await running.call(wire.createSheet, {
      query: { connectionId, fileName: 'current.csv' },
      body: new Uint8Array(bytes),
    })
    expect(sheet.counts.faulty).toBe(0)
    const { planId } = await running.call(wire.createPlan, {
      params: { sheetId: sheet.id },
      body: { createGroups: [] },
    })
    const verdicts = new Set((await rowsOf(running.call, planId)).map(({ verdict }) => verdict))
    expect([...verdicts]).toEqual(['unchanged'])
  })
})
