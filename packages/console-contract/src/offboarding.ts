import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { connectionId, planId, userId } from './ids.ts'
import { instant } from './instants.ts'
import { many, pageOf, pageQuery } from './paging.ts'
import { fieldChange } from './plans.ts'

/*
 * Glossary.
 * leaver     a person whose access ends
 * successor  who gets what a leaver owns; must be an active Artisan or Curator
 * mover      a person whose work changes: compared with a model user, and given what that one has
 * side effect  what the plan brings about beyond its changes: who gains or loses access, what will stop running
 * task       something that no call can do; stands on the to-do list until a person ticks it
 */

/** Leavers of one plan. */
export const maxLeavers = 500

export const leaver = z.strictObject({ userId, successorId: userId.nullable() })
export type Leaver = z.output<typeof leaver>

/**
 * What becomes of a leaver. `schedules`: `hand_over` as they are, `pause` switches them off and leaves them with the
 * leaver, `pause_and_hand_over` does both, `keep` does neither. `end`: `deactivate` takes the groups away, too (on Windows
 * sign-in the role No Access and the groups); `none` leaves the account as it is, for movers. `deleteAfterDays`: a task to
 * delete the account stands on the to-do list from then on; null for never.
 */
export const offboardingOptions = z.strictObject({
  workflows: z.enum(['hand_over', 'keep']),
  schedules: z.enum(['hand_over', 'pause', 'pause_and_hand_over', 'keep']),
  collections: z.enum(['hand_over', 'keep']),
  end: z.enum(['deactivate', 'none']),
  deleteAfterDays: z.int().min(1).max(3_650).nullable(),
})
export type OffboardingOptions = z.output<typeof offboardingOptions>

const offboardingBody = z
  .strictObject({
    connectionId,
    leavers: z.array(leaver).min(1, 'Choose at least one person.').max(maxLeavers),
    options: offboardingOptions,
  })
  .refine(({ leavers }) => new Set(leavers.map((each) => each.userId)).size === leavers.length, {
    path: ['leavers'],
    message: 'The same person stands in the list twice.',
  })
export type OffboardingRequest = z.output<typeof offboardingBody>

const person = z.object({ id: userId, name: z.string(), email: z.string() })

/** `blocked`: the plan can't do it; `warning`: somebody should look before; `info`: good to know. */
export const sideEffect = z.object({
  severity: z.enum(['blocked', 'warning', 'info']),
  kind: z.enum([
    'successor',
    'studio',
    'schedule',
    'credential',
    'data_connection',
    'collection',
    'group',
    'account',
    'not_known',
  ]),
  /** One sentence, names in place of ids. */
  sentence: z.string(),
  /** Names behind the sentence, at most 50. */
  details: z.array(z.string()),
})
export type SideEffect = z.output<typeof sideEffect>

/** What the plan would do for one leaver, with everything that follows from it. */
export const leaverPreview = z.object({
  person,
  successor: person.nullable(),
  isActive: z.boolean(),
  /** The steps in the order in which they will be made, one sentence each. */
  steps: z.array(z.string()),
  counts: z.object({
    workflows: z.int().nonnegative(),
    schedules: z.int().nonnegative(),
    collections: z.int().nonnegative(),
    groups: z.int().nonnegative(),
  }),
  sideEffects: z.array(sideEffect),
  /** Sentences of the tasks that will stand on the to-do list. */
  tasks: z.array(z.string()),
})
export type LeaverPreview = z.output<typeof leaverPreview>

/**
 * All leavers are planned, because one may stand in the way of another; the first `shown` are answered. Errors: `not_found`
 * (somebody is not there, or no longer), `directory_not_ready`.
 */
export const previewOffboarding = endpoint({
  method: 'POST',
  path: '/offboarding/previews',
  status: 200,
  body: offboardingBody.safeExtend({
    shown: z.int().min(1).max(maxLeavers).default(maxLeavers),
  }),
  response: z.object({ items: z.array(leaverPreview), takenAt: instant }),
  summary: 'What offboarding these people would do, and what follows from it.',
})

/** One row for each leaver. Who can't be offboarded stands in it as `conflict` with the reason. */
export const createOffboardingPlan = endpoint({
  method: 'POST',
  path: '/offboarding/plans',
  status: 201,
  body: offboardingBody,
  response: z.object({ planId }),
  summary: 'Plans the offboarding of one or many people.',
})

/** One row of a list of leavers, as it was understood; `line` counts the header as 1. */
export const leaverRow = z.object({
  line: z.int().min(1),
  email: z.string(),
  successorEmail: z.string(),
  person: person.nullable(),
  successor: person.nullable(),
  /** What is wrong with the row, in words; such a row can't be planned. */
  faults: z.array(z.string()),
})
export type LeaverRow = z.output<typeof leaverRow>

/**
 * The body is the file or paste as it is: CSV, TSV or XLSX with a column for the leaver's e-mail and one for the
 * successor's (any usual heading). Nothing is kept. Errors: `file_unreadable`, `file_too_large`, `too_many_rows`.
 */
export const readLeavers = endpoint({
  method: 'POST',
  path: '/offboarding/leavers',
  status: 200,
  query: z.strictObject({ connectionId, fileName: z.string().min(1).max(255) }),
  body: z.instanceof(Uint8Array),
  encoding: 'bytes',
  response: z.object({ items: z.array(leaverRow), notices: z.array(z.string()) }),
  summary: 'Reads a sheet of leavers, each with a successor.',
})

export const offboardingTask = z.object({
  id: z.string(),
  planId,
  leaver: person,
  kind: sideEffect.shape.kind,
  sentence: z.string(),
  /** From this day on; null for at once. */
  dueAt: instant.nullable(),
  createdAt: instant,
  doneAt: instant.nullable(),
  doneByName: z.string().nullable(),
})
export type OffboardingTask = z.output<typeof offboardingTask>

/** Tasks whose run has done its part, open ones first, by due day. */
export const listOffboardingTasks = endpoint({
  method: 'GET',
  path: '/offboarding/tasks',
  status: 200,
  query: pageQuery.extend({
    connectionId,
    state: many(z.enum(['open', 'done'])),
    userId: userId.optional(),
    planId: planId.optional(),
  }),
  response: pageOf(offboardingTask).extend({ openCount: z.int().nonnegative() }),
  summary: 'Lists what is left to do after people have left.',
})

/** `not_found`. Ticking twice is the same as once. */
export const updateOffboardingTask = endpoint({
  method: 'PATCH',
  path: '/offboarding/tasks/:taskId',
  status: 200,
  params: z.object({ taskId: z.string().max(200) }),
  body: z.strictObject({ isDone: z.boolean() }),
  response: offboardingTask,
  summary: 'Ticks a task, or opens it again.',
})

/** What a mover and a model user have, each on its own and both. */
const sharedAndNot = z.object({
  onlyPerson: z.array(z.object({ id: z.string(), name: z.string() })),
  onlyModel: z.array(z.object({ id: z.string(), name: z.string() })),
  both: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Why it can't be read; then the lists mean nothing. */
  why: z.string().nullable(),
})

export const comparison = z.object({
  person,
  model: person,
  /** Fields that differ: `before` is the person's value, `after` the model's. */
  fields: z.array(fieldChange),
  groups: sharedAndNot,
  collections: sharedAndNot,
  credentials: sharedAndNot,
  dataConnections: sharedAndNot,
  /** What the mover owns and may have to hand over. */
  owned: z.object({
    workflows: z.int().nonnegative(),
    schedules: z.int().nonnegative(),
    collections: z.int().nonnegative(),
  }),
  takenAt: instant,
})
export type Comparison = z.output<typeof comparison>

/** The difference is planned with the action `copy` of `/users/plans`. `not_found` for either. */
export const comparePeople = endpoint({
  method: 'GET',
  path: '/offboarding/comparisons',
  status: 200,
  query: z.strictObject({ connectionId, userId, modelId: userId }),
  response: comparison,
  summary: 'Compares a person with a model user.',
})
