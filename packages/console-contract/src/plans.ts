import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { environment } from './connections.ts'
import { accountId, connectionId, planId, runId, sheetId } from './ids.ts'
import { instant } from './instants.ts'
import { many, pageOf, pageQuery } from './paging.ts'

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

/** Worst verdicts first, then by line. */
export const listPlanRows = endpoint({
  method: 'GET',
  path: '/plans/:planId/rows',
  status: 200,
  params: planParams,
  query: pageQuery.extend({ verdict: many(verdict), search: z.string().max(200).optional() }),
  response: pageOf(planRow),
  summary: 'Lists what the plan does, row by row.',
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
