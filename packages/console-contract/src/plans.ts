import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { environment } from './connections.ts'
import { accountId, connectionId, planId, runId, sheetId } from './ids.ts'
import { instant } from './instants.ts'
import { many, pageOf, pageQuery, sortOf } from './paging.ts'

/*
 * Glossary.
 * sheet         rows a person brought: a file, a paste, a selection; each row keeps its line number
 * change        one intended write: kind, target, before, after, danger, the rows it came from, what it depends on
 * plan          an immutable list of changes computed from wanted state and directory, with a digest
 * verdict       what the plan says of a row
 * run           the execution of one confirmed plan
 * outcome       how a change ended
 * drift         a target whose live state differs from the plan's before
 */

/** Kinds of change; one file each in the BFF. */
export const changeKinds = [
  'create-group',
  'update-group',
  'delete-group',
  'create-user',
  'update-user',
  'deactivate-user',
  'delete-user',
  'reset-password',
  'add-group-members',
  'remove-group-member',
  'add-directory-group',
  'remove-directory-group',
  'transfer-assets',
  'change-owner',
  'set-schedule-enabled',
  'patch-schedule',
  'create-schedule',
  'delete-schedule',
  'create-collection',
  'update-collection',
  'delete-collection',
  'set-collection-member',
  'remove-collection-member',
  'add-collection-asset',
  'remove-collection-asset',
  'create-credential',
  'change-credential-password',
  'delete-credential',
  'add-share',
  'remove-share',
  'rename-data-connection',
  'delete-data-connection',
  'create-studio',
  'update-studio',
  'move-to-studio',
  'delete-studio',
  'upsert-dcm-connection',
  'unshare-dcm-connection',
  'delete-dcm-connection',
  'upsert-dcm-rule',
  'delete-dcm-rule',
  'call-operation',
] as const
export const changeKind = z.enum(changeKinds)
export type ChangeKind = z.output<typeof changeKind>

export const changeDanger = z.enum(['none', 'caution', 'destructive'])
export type ChangeDanger = z.output<typeof changeDanger>

export const verdicts = ['conflict', 'invalid', 'update', 'create', 'skip', 'unchanged'] as const
export const verdict = z.enum(verdicts)
export type Verdict = z.output<typeof verdict>

export const planState = z.enum([
  'draft',
  'confirmed',
  'running',
  'done',
  'expired',
  'discarded',
  'stale',
])
export type PlanState = z.output<typeof planState>

/** Rows of a plan, counted by verdict. */
export const verdictCounts = z.record(verdict, z.int().nonnegative())
/** Changes of a plan, counted by kind. */
export const kindCounts = z.record(changeKind, z.int().nonnegative())

/** What plans and runs both say of themselves. */
export const planShared = {
  connectionId,
  connectionName: z.string(),
  environment,
  isPractice: z.boolean(),
  title: z.string(),
  /** The slice that made it: `onboarding`, `bulk-runner`, `api-explorer`, … */
  slice: z.string(),
  authorName: z.string(),
  /** The sheet the plan was made from, for the way back to it. */
  sheetId: sheetId.nullable(),
  /** The run that it undoes. */
  undoOfRunId: runId.nullable(),
  createdAt: instant,
}

export const approvalStates = ['not_needed', 'needed', 'waiting', 'approved', 'rejected'] as const

/** Where a plan stands with a second person. `not_needed` as long as nobody decided and the connection does not ask for it. */
export const planApproval = z.object({
  /** Whether the connection's policy, as it is now, lets the plan start only when it is approved. */
  isRequired: z.boolean(),
  state: z.enum(approvalStates),
  askedByName: z.string().nullable(),
  askedAt: instant.nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: instant.nullable(),
  comment: z.string(),
})
export type PlanApproval = z.output<typeof planApproval>

/**
 * Something secret that a run needs and that no plan holds, a password for example: a person types it when the run is
 * started, it goes straight to the Server and is kept nowhere.
 */
export const secretSlot = z.object({ slot: z.string().min(1).max(100), label: z.string() })
export type SecretSlot = z.output<typeof secretSlot>

export const plan = z.object({
  ...planShared,
  id: planId,
  authorId: accountId,
  approval: planApproval,
  state: planState,
  /** SHA-256 over title, connection, changes and rows; what is confirmed is exactly this. */
  digest: z.string(),
  expiresAt: instant,
  /** When the directory that the plan was computed from was read. */
  directoryTakenAt: instant,
  rowCount: z.int().nonnegative(),
  changeCount: z.int().nonnegative(),
  verdictCounts,
  kindCounts,
  /** The worst of its changes. */
  danger: changeDanger,
  /** Whole seconds the run will take, as far as can be told. */
  estimatedSeconds: z.int().nonnegative(),
  runId: runId.nullable(),
  /** What has to be typed when its run is started, each once. */
  secretSlots: z.array(secretSlot),
})
export type Plan = z.output<typeof plan>

/** One field that a change sets. `before` is null for something new. Values are text for people. */
export const fieldChange = z.object({
  field: z.string(),
  label: z.string(),
  before: z.string().nullable(),
  after: z.string(),
})
export type FieldChange = z.output<typeof fieldChange>

export const planChange = z.object({
  /** Place in the plan, from 1. */
  seq: z.int().min(1),
  kind: changeKind,
  danger: changeDanger,
  /** One sentence, names in place of ids. */
  sentence: z.string(),
  fields: z.array(fieldChange),
})
export type PlanChange = z.output<typeof planChange>

export const planRow = z.object({
  /** Line number in the sheet, the header is line 1. */
  line: z.int().min(1),
  /** Whom the row is about, for example an e-mail address. */
  subject: z.string(),
  verdict,
  /** Why, in words: empty for a plain create or update. */
  reasons: z.array(z.string()),
  changes: z.array(planChange),
})
export type PlanRow = z.output<typeof planRow>

const planParams = z.object({ planId })

export const getPlan = endpoint({
  method: 'GET',
  path: '/plans/:planId',
  status: 200,
  params: planParams,
  response: plan,
  summary: 'Reads a plan.',
})

/** What rows of a plan can be put under headings by: their verdict, their worst danger, or the kind of their leading change. */
export const planGroupings = ['none', 'verdict', 'danger', 'kind'] as const
export const planGrouping = z.enum(planGroupings)
export type PlanGrouping = z.output<typeof planGrouping>

/** `danger`: worst verdict, then worst danger, then line. A minus in front turns the order around. */
export const planRowSort = sortOf(['danger', 'line', 'subject'])
export type PlanRowSort = z.output<typeof planRowSort>

/** Key of the rows without a change when rows are grouped by kind. */
export const noKind = 'none'

/**
 * Rows of a plan by verdict, by the worst danger of their changes and by kind of change; a row with several kinds counts
 * for each. Each count leaves its own filter out, so that it says what choosing another would find.
 */
export const planRowCounts = z.object({
  verdict: verdictCounts,
  danger: z.record(changeDanger, z.int().nonnegative()),
  kind: kindCounts,
})
export type PlanRowCounts = z.output<typeof planRowCounts>

/** One heading and how many of the rows found stand under it. */
export const planRowGroup = z.object({
  key: z.union([verdict, changeDanger, changeKind, z.literal(noKind)]),
  count: z.int().min(1),
})
export type PlanRowGroup = z.output<typeof planRowGroup>

/** Group after group, each in the order of `sort`. */
export const listPlanRows = endpoint({
  method: 'GET',
  path: '/plans/:planId/rows',
  status: 200,
  params: planParams,
  query: pageQuery.extend({
    verdict: many(verdict),
    danger: many(changeDanger),
    kind: many(changeKind),
    /** Looks in subject, reasons, sentences of changes and values before and after. */
    search: z.string().max(200).optional(),
    sort: planRowSort.default('danger'),
    group: planGrouping.default('none'),
  }),
  response: pageOf(planRow).extend({
    counts: planRowCounts,
    /** The groups that the rows found fall into, in order; empty without grouping. */
    groups: z.array(planRowGroup),
  }),
  summary: 'Lists what the plan does, row by row.',
})

/** Somebody who made plans or runs. */
export const planAuthor = z.object({ id: accountId, name: z.string() })

/** What narrows lists of plans and of runs. `from` is inclusive, `to` is not. */
export const historyQuery = pageQuery.extend({
  connectionId: connectionId.optional(),
  slice: many(z.string().max(40)),
  authorId: accountId.optional(),
  /** Looks in the title. */
  search: z.string().max(200).optional(),
  from: instant.optional(),
  to: instant.optional(),
})

/** What lists of plans and of runs can be narrowed to: everything that occurs in them. */
export const historyChoices = z.object({
  authors: z.array(planAuthor),
  slices: z.array(z.string()),
})
export type HistoryChoices = z.output<typeof historyChoices>

/** `isWaiting`: only those that wait for a second person. */
export const listPlans = endpoint({
  method: 'GET',
  path: '/plans',
  status: 200,
  query: historyQuery.extend({
    state: many(planState),
    isWaiting: z.enum(['true', 'false']).default('false'),
  }),
  response: pageOf(plan).extend({ choices: historyChoices }),
  summary: 'Lists plans, newest first.',
})

/** `run_state_conflict` once it has been started. */
export const discardPlan = endpoint({
  method: 'DELETE',
  path: '/plans/:planId',
  status: 204,
  params: planParams,
  reply: 'empty',
  summary: 'Throws a draft away.',
})
