import { accountId } from '@curator/console-contract/ids'
import type { Plan, PlanRow, PlanRowCounts, PlanRowGroup } from '@curator/console-contract/plans'
import {
  changeDanger,
  changeKinds,
  planRow,
  plan as planSchema,
  verdicts,
} from '@curator/console-contract/plans'
import type { RowResult, RowStand, Run } from '@curator/console-contract/runs'
import { outcomes, rowResult, rowStands, run as runSchema } from '@curator/console-contract/runs'

export const planUuid = '22222222-2222-4222-8222-222222222222'
export const runUuid = '33333333-3333-4333-8333-333333333333'
/** Another account than the one that `aSession` signs in. */
export const authorUuid = '44444444-4444-4444-8444-444444444444'
export const sheetUuid = '11111111-1111-4111-8111-111111111111'

/** A record with 0 for every key but those given. */
export function zeros<K extends string>(
  keys: readonly K[],
  given: Partial<Record<K, number>> = {},
): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, given[key] ?? 0])) as Record<K, number>
}

const shared = {
  connectionId: 'practice',
  connectionName: 'Practice server',
  environment: 'development',
  isPractice: true,
  title: 'Onboard users from people.csv',
  slice: 'onboarding',
  authorName: 'Ada Lovelace',
  sheetId: sheetUuid,
  undoOfRunId: null,
  createdAt: '2026-03-02T09:00:00Z',
}

/** A draft that creates 41 users and updates 7. */
export function aPlan(given: Partial<Record<keyof Plan, unknown>> = {}): Plan {
  return planSchema.parse({
    ...shared,
    id: planUuid,
    authorId: authorUuid,
    approval: {
      isRequired: false,
      state: 'not_needed',
      askedByName: null,
      askedAt: null,
      decidedByName: null,
      decidedAt: null,
      comment: '',
    },
    state: 'draft',
    digest: 'digest-1',
    expiresAt: '2026-03-03T09:00:00Z',
    directoryTakenAt: '2026-03-02T08:58:00Z',
    rowCount: 53,
    changeCount: 60,
    verdictCounts: zeros(verdicts, { create: 41, update: 7, conflict: 2, invalid: 3 }),
    kindCounts: zeros(changeKinds, {
      'create-user': 41,
      'update-user': 7,
      'create-group': 2,
      'add-group-members': 10,
    }),
    danger: 'caution',
    estimatedSeconds: 95,
    secretSlots: [],
    runId: null,
    ...given,
  })
}

export function aPlanRow(given: Partial<Record<keyof PlanRow, unknown>> = {}): PlanRow {
  return planRow.parse({
    line: 2,
    subject: 'grace@example.test',
    verdict: 'update',
    reasons: [],
    changes: [
      {
        seq: 1,
        kind: 'update-user',
        danger: 'caution',
        sentence: 'Update Grace Hopper.',
        fields: [{ field: 'role', label: 'Role', before: 'Viewer', after: 'Artisan' }],
      },
    ],
    ...given,
  })
}

/** A run of 100 changes of which 40 are applied. */
export function aRun(given: Partial<Record<keyof Run, unknown>> = {}): Run {
  return runSchema.parse({
    ...shared,
    id: runUuid,
    planId: planUuid,
    state: 'running',
    queuePosition: 0,
    counts: {
      total: 100,
      waiting: 52,
      inFlight: 8,
      outcomes: zeros(outcomes, { applied: 40 }),
    },
    rowCount: 80,
    verdictCounts: zeros(verdicts, { create: 80 }),
    startedAt: '2026-03-02T09:05:00Z',
    finishedAt: null,
    changesPerSecond: 12,
    secondsLeft: 5,
    notice: null,
    stopRule: { kind: 'carry_on' },
    undo: null,
    ...given,
  })
}

export function aRowResult(given: Partial<Record<keyof RowResult, unknown>> = {}): RowResult {
  return rowResult.parse({
    line: 2,
    subject: 'grace@example.test',
    verdict: 'create',
    outcome: 'refused',
    reasons: [],
    changes: [
      {
        seq: 1,
        kind: 'create-user',
        sentence: 'Create Grace Hopper.',
        outcome: 'refused',
        message: 'The Server does not accept this e-mail address.',
        serverText: 'The email provided is not valid.',
        httpStatus: 400,
        reply: null,
      },
    ],
    ...given,
  })
}

export function aPage<Row>(items: readonly Row[]) {
  return { items: [...items], total: items.length, page: 1, pageSize: 100 }
}

/** A page of plan rows with what else the rows could be narrowed to. */
export function aPlanRowPage(
  items: readonly PlanRow[],
  given: Partial<{ groups: PlanRowGroup[]; counts: Partial<PlanRowCounts>; total: number }> = {},
) {
  const counts = {
    verdict: zeros(verdicts, { conflict: 2, invalid: 3, update: 7, create: 41 }),
    danger: zeros(changeDanger.options, { caution: 7, none: 46 }),
    kind: zeros(changeKinds, { 'create-user': 41, 'update-user': 7 }),
    ...given.counts,
  }
  const page = { ...aPage(items), ...(given.total === undefined ? {} : { total: given.total }) }
  return { ...page, counts, groups: given.groups ?? [] }
}

/** A page of plans or runs with what else they could be narrowed to. */
export function aHistoryPage<Row>(items: readonly Row[]) {
  const authors = [{ id: accountId.parse(authorUuid), name: 'Ada Lovelace' }]
  return { ...aPage(items), choices: { authors, slices: ['onboarding', 'users'] } }
}

/** A page of results; `stands` counts all rows of the run. */
export function aRunRowPage(
  items: readonly RowResult[],
  stands: Partial<Record<RowStand, number>> = {},
) {
  return { ...aPage(items), standCounts: zeros(rowStands, stands) }
}
