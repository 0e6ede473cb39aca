import type { OperationSpec } from '@curator/alteryx-contract/operation'
import { operations } from '@curator/alteryx-contract/registry'
import { upsertDcmConnection } from '@curator/alteryx-contract/server/v3/dcm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { arbitraryOf, listSpoilings, spoil } from '../testing/arbitrary-body.ts'
import { dcmBody } from '../testing/dcm-body.ts'
import { bo, nobody, startSandbox, toInit } from '../testing/start-sandbox.ts'
import { valuesOf } from '../testing/world-values.ts'
import { checkWorld } from './check-world.ts'

type WithBody = OperationSpec & { readonly body: z.ZodObject }
const hasObjectBody = (spec: OperationSpec): spec is WithBody =>
  spec.body instanceof z.ZodObject && (spec.encoding ?? 'json') === 'json'
const named = operations
  .filter((spec) => hasObjectBody(spec) && spec.until === undefined)
  .map((spec) => [spec.operationId, spec as WithBody] as const)

/** Refusals that a body of the right shape may meet, because of what the world holds. */
const businessRefusals: Readonly<Record<string, readonly [statuses: number[], why: string]>> = {
  Users_UpdateUser: [[400], 'names may be absent with Windows sign-in alone'],
  Users_TransferAssets: [[400, 403], 'the receiver is another active Artisan or Curator'],
  Schedules_CreateSchedule: [[400], 'a macro can’t be run'],
  Schedules_UpdateSchedule: [[400], 'the owner has to be active, and a macro can’t be run'],
  Schedules_UpdateSchedulePatch: [[400], 'the owner has to be active'],
  Workflows_UpdateWorkflow: [
    [400],
    'the owner has to be in the studio, and a specific credential to be named',
  ],
  Workflows_TransferWorkflow: [[400, 403], 'the receiver is another active Artisan or Curator'],
}

/** V1 and V2 take a priority as a digit too, so another word is refused later, with a message alone. */
const refusedLater: Readonly<Record<string, readonly string[]>> = {
  SubscriptionV1_RunWorkflow: ['priority'],
  UserV2_RunWorkflow: ['priority'],
}

/** What stands in the address: things of the small team that fit together. */
async function start() {
  const started = await startSandbox()
  const { sandbox, user, groupId, send } = started
  const { world } = sandbox
  const first = (records: Iterable<{ readonly id: string }>) => [...records][0]?.id ?? ''
  const dcm = await send('POST', 'v3/dcm/connections', toInit(upsertDcmConnection, dcmBody()))
  const ids: Readonly<Record<string, string>> = {
    userId: user(bo).id,
    userGroupId: groupId('Analysts'),
    workflowId: first(world.workflows.values()),
    appId: first(world.workflows.values()),
    scheduleId: first(world.schedules.values()),
    collectionId: first(world.collections.values()),
    credentialId: first(world.credentials.values()),
    dataConnectionId: first(world.dataConnections.values()),
    subscriptionId: first(world.subscriptions.values()),
    id: (dcm.json as { id: string }).id,
  }
  const pathOf = ({ path }: OperationSpec) =>
    path.slice(1).replace(/:(\w+)/g, (_all, name: string) => ids[name] ?? nobody)
  const [workflow] = world.workflows.values()
  const versionId = fc.constant(workflow?.publishedVersionId)
  return { ...started, pathOf, values: { ...valuesOf(world), versionId } }
}

describe('a body of the right shape', () => {
  test.each(named)('of %s is taken', async (operationId, spec) => {
    const { send, sandbox, pathOf, values } = await start()
    const [refusals] = businessRefusals[operationId] ?? [[]]
    const successes = [200, 201]
    let taken = 0
    const property = fc.asyncProperty(arbitraryOf(spec.body, values), async (body) => {
      const { status, text } = await send(spec.method, pathOf(spec), toInit(spec, body))
      if (successes.includes(status)) taken += 1
      expect([...successes, ...refusals], text).toContain(status)
    })
    await fc.assert(property, { numRuns: 25, seed: 7 })
    expect(taken).toBeGreaterThan(0)
    expect(checkWorld(sandbox.world)).toEqual([])
  })
})

describe('a spoilt body', () => {
  test.each(named)('of %s is refused, and the field is named', async (operationId, spec) => {
    const { send, pathOf, values } = await start()
    const [body] = fc.sample(arbitraryOf(spec.body, values), {
      numRuns: 1,
      seed: 7,
    })
    for (const spoiling of listSpoilings(spec.body)) {
      const { status, json } = await send(
        spec.method,
        pathOf(spec),
        toInit(spec, spoil(body, spoiling)),
      )
      const keys = Object.keys((json as { modelState?: object }).modelState ?? {})
      const field = spoiling.path.join('.').toLowerCase()
      const isLater = refusedLater[operationId]?.includes(field) ?? false
      const isNamed = isLater || keys.some((key) => key.toLowerCase().endsWith(`.${field}`))
      expect([spoiling, status, isNamed]).toEqual([spoiling, 400, true])
    }
  })
})
