import { randomUUID } from 'node:crypto'
import * as credentialPlans from '@curator/console-contract/credential-plans'
import * as rotations from '@curator/console-contract/credential-rotations'
import * as credentials from '@curator/console-contract/credentials'
import type { ConnectionId, CredentialId, PlanId } from '@curator/console-contract/ids'
import { getPlan } from '@curator/console-contract/plans'
import {
  exportRunRows,
  getRun,
  listRunRows,
  retryRun,
  startRun,
} from '@curator/console-contract/runs'
import type { Call } from '@curator/endpoint/client'
import { systemClock } from '../src/core/clock.ts'
import type { TestConsole } from './start-console.ts'
import { waitForDirectory } from './wait-for-directory.ts'
import { addPerson } from './world-people.ts'

/** Typed for a credential; the Server repeats it in its refusals. */
export const plantedTyped = 'TYPED/once "and" kept+nowhere=7&é'

/** Calls every endpoint of credentials, with success, and types passwords that the Server repeats. */
export async function walkCredentials(
  call: Call,
  running: TestConsole,
  connectionId: ConnectionId,
): Promise<void> {
  await waitForDirectory(running, connectionId)
  const person = addPerson(running.sandbox, 'borrower')
  const { items } = await call(credentials.listCredentials, { query: { connectionId, state: [] } })
  const credentialId = items[0]?.id as CredentialId
  await call(credentials.exportCredentials, { query: { connectionId, state: [] } })
  await call(credentials.getCredential, { params: { credentialId }, query: { connectionId } })
  const selection = { kind: 'ids' as const, ids: [credentialId] }
  const action = { kind: 'password' as const }
  const change = await call(credentialPlans.createCredentialPlan, {
    body: { connectionId, selection, action },
  })
  const body = { message: `“${plantedTyped}” is refused: ${encodeURIComponent(plantedTyped)}` }
  running.sandbox.faults.add({
    operation: 'Credentials_UpdateCredential',
    status: 400,
    body,
    times: 1,
  })
  await type(call, change.planId)
  const again = await call(credentialPlans.createCredentialPlan, {
    body: { connectionId, selection, action },
  })
  await type(call, again.planId)
  const created = await call(credentialPlans.createNewCredentialPlan, {
    body: { connectionId, userName: 'WALK\\svc', receivers: [{ kind: 'user', id: person.id }] },
  })
  await type(call, created.planId)
  await walkSheets(call, connectionId)
  await walkRotation(call, connectionId, credentialId)
}

/** Starts a plan with the planted password in each slot, and reads everything there is about its run. */
async function type(call: Call, planId: PlanId): Promise<void> {
  const { digest, secretSlots } = await call(getPlan, { params: { planId } })
  const secrets = Object.fromEntries(secretSlots.map(({ slot }) => [slot, plantedTyped]))
  const body = { digest, idempotencyKey: randomUUID(), secrets }
  const { id: runId } = await call(startRun, { params: { planId }, body })
  const giveUpMs = systemClock.monotonicMs() + 20_000
  for (;;) {
    const run = await call(getRun, { params: { runId } })
    if (run.state === 'done' || systemClock.monotonicMs() > giveUpMs) break
    await systemClock.sleep(25)
  }
  const { items } = await call(listRunRows, { params: { runId }, query: { outcome: [] } })
  for (const content of ['failures', 'results'] as const)
    await call(exportRunRows, { params: { runId }, query: { content } })
  if (items.some(({ outcome }) => outcome === 'refused'))
    await call(retryRun, { params: { runId } })
}

async function walkRotation(call: Call, connectionId: ConnectionId, credentialId: CredentialId) {
  const { owners } = await call(rotations.listRotations, { query: { connectionId } })
  const owner = owners[0]?.id as NonNullable<(typeof owners)[0]>['id']
  const body = { connectionId, credentialId, ownerId: owner, deadline: '2027-01-31', note: '' }
  const { id } = await call(rotations.createRotation, { body })
  const params = { rotationId: id }
  await call(rotations.takeRotationStep, { params, body: { step: 'look' } })
  await call(rotations.getRotation, { params })
}

async function walkSheets(call: Call, connectionId: ConnectionId): Promise<void> {
  const csv =
    'Credential,Person,Action\nWALK\\svc,borrower@example.test,remove\nWALK\\svc,,password\n'
  const input = {
    query: { connectionId, fileName: 'shares.csv' },
    body: new TextEncoder().encode(csv),
  }
  await call(credentialPlans.readCredentialSheet, input)
  await type(call, (await call(credentialPlans.createCredentialSheetPlan, input)).planId)
  await call(credentialPlans.getCredentialSheetTemplate, { query: { format: 'csv' } })
}
