import { randomUUID } from 'node:crypto'
import { practiceKey } from '@curator/alteryx-sandbox/practice-key'
import type { RunState, StopRule } from '@curator/console-contract/runs'
import type { Kysely } from 'kysely'
import { assumeCapabilities } from '../src/alteryx/read-capabilities.ts'
import { systemClock } from '../src/core/clock.ts'
import { createPlansService } from '../src/features/plans/plans.service.ts'
import type { PlanChunk, PlannedChange, PlannedRow } from '../src/plans/change.ts'
import { createPlanWriter } from '../src/plans/plan-writer.ts'
import { createTypedSecrets } from '../src/plans/typed-secrets.ts'
import { createPlanStore } from '../src/store/plan.store.ts'
import { createPlanListStore } from '../src/store/plan-list.store.ts'
import { createPlanRowStore } from '../src/store/plan-row.store.ts'
import { createRunStore } from '../src/store/run.store.ts'
import { createRunRowStore } from '../src/store/run-row.store.ts'
import type { Database } from '../src/store/schema.ts'
import { createSheetStore } from '../src/store/sheet.store.ts'

const testConnectionId = 'practice'

/** A change of a test: what is not said gets a plain value. */
export interface LooseChange {
  readonly seq: number
  readonly kind: PlannedChange['kind']
  readonly payload: object
  readonly before?: object | string | null
  readonly danger?: PlannedChange['danger']
  readonly fields?: PlannedChange['fields']
  readonly dependsOn?: readonly number[]
}

export const createUser = (
  seq: number,
  email: string,
  fields: Record<string, string | boolean> = {},
): LooseChange => ({
  seq,
  kind: 'create-user',
  payload: { fields: { email, firstName: 'Ada', lastName: `Number ${seq}`, ...fields } },
})

/** Plans and runs on a database, with a person and a connection; no worker. */
export async function createEngine(
  db: Kysely<Database>,
  baseUrl: string,
  maxConcurrency: number,
  nudge: () => void = () => undefined,
) {
  const authorId = randomUUID()
  await db
    .insertInto('account')
    .values({
      id: authorId,
      email: 'grace@example.test',
      name: 'Grace',
      role: 'operator',
      password_hash: '',
      created_at: systemClock.now(),
    })
    .execute()
  const addConnection = (id: string) =>
    db
      .insertInto('connection')
      .values({
        id,
        name: `Server ${id}`,
        environment: 'test',
        base_url: baseUrl,
        client_id: practiceKey,
        secret_key_id: '',
        secret_nonce: Buffer.alloc(0),
        secret_sealed: Buffer.alloc(0),
        is_practice: true,
        max_concurrency: maxConcurrency,
        created_at: systemClock.now(),
      })
      .execute()
  await addConnection(testConnectionId)
  const plans = createPlanStore(db)
  const replanned: { planId: string; lines: readonly number[] }[] = []
  const runRows = createRunRowStore(db)
  /** Operations that the Server of every connection lacks, with the reason. */
  const lacking = new Map<string, string>()
  const typedSecrets = createTypedSecrets(randomUUID())
  const service = createPlansService({
    typedSecrets,
    planRows: createPlanRowStore(db),
    planLists: createPlanListStore(db),
    plans,
    runs: createRunStore(db),
    runRows,
    sheets: createSheetStore(db),
    clock: systemClock,
    nudge,
    capabilities: {
      find: async () => ({
        ...assumeCapabilities(null),
        whyMissing: (operationId) => lacking.get(operationId) ?? null,
      }),
    },
    replan: {
      onboarding: async (plan, lines) => {
        replanned.push({ planId: plan.id, lines })
        return randomUUID()
      },
    },
  })
  const createPlan = createPlanWriter({ plans, clock: systemClock, createId: randomUUID })

  /** Stores a plan of these changes, one row for each unless rows are given. */
  async function plan(
    changes: readonly LooseChange[],
    more: {
      readonly rows?: readonly PlannedRow[]
      readonly connectionId?: string
      readonly sheetId?: string
    } = {},
  ) {
    const full = changes.map(
      (change) =>
        ({
          before: null,
          fields: [],
          sentence: `Change ${change.seq}.`,
          danger: 'none',
          dependsOn: [],
          ...change,
        }) as unknown as PlannedChange,
    )
    const rows =
      more.rows ??
      full.map((change) => ({
        line: change.seq + 1,
        subject: `row ${change.seq}`,
        verdict: 'create' as const,
        reasons: [],
        changeSeqs: [change.seq],
      }))
    async function* chunks(): AsyncGenerator<PlanChunk> {
      yield { rows: [], changes: full }
      yield { rows, changes: [] }
    }
    return createPlan(
      {
        connectionId: more.connectionId ?? testConnectionId,
        authorId,
        slice: 'onboarding',
        title: 'Onboard people.csv',
        sheetId: more.sheetId ?? null,
        options: {},
        directoryTakenAt: systemClock.now().toISOString(),
      },
      chunks(),
    )
  }

  async function start(
    planId: string,
    stopRule: StopRule = { kind: 'carry_on' },
    secrets: Readonly<Record<string, string>> = {},
  ) {
    const { digest } = await service.getPlan(planId)
    const run = await service.startRun(planId, authorId, {
      digest,
      idempotencyKey: randomUUID(),
      stopRule,
      secrets,
    })
    return run.id
  }

  async function waitFor(
    runId: string,
    states: readonly RunState[] = ['done', 'cancelled', 'halted', 'paused'],
    timeoutMs = 10_000,
  ) {
    const untilMs = systemClock.monotonicMs() + timeoutMs
    for (;;) {
      const run = await service.getRun(runId)
      if (states.includes(run.state)) return run
      if (systemClock.monotonicMs() > untilMs)
        throw new Error(`the run stays ${run.state}: ${JSON.stringify(run.counts)} ${run.notice}`)
      await systemClock.sleep(20)
    }
  }

  return {
    lacking,
    typedSecrets,
    service,
    authorId,
    replanned,
    addConnection,
    plan,
    start,
    waitFor,
    results: (runId: string) => runRows.listResults(runId, 'all'),
  }
}

export type Engine = Awaited<ReturnType<typeof createEngine>>
