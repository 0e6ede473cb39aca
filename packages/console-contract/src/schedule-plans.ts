import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { connectionId, planId, scheduleHoldId, scheduleId, userId } from './ids.ts'
import { instant } from './instants.ts'
import { pageOf, pageQuery } from './paging.ts'
import { scheduleRule } from './schedule-rules.ts'
import { scheduleFilters, schedulePriority } from './schedules.ts'

/*
 * Glossary.
 * hold     schedules switched off together for maintenance, with the list of those that were on
 * spread   start times moved apart by a fixed step, so that they no longer begin together
 * shift    all start times moved by the same number of minutes
 */

/** Schedules that one plan may change. */
export const maxSelectedSchedules = 10_000

/** Chosen schedules: by id, or everything that a list's filters match except some. */
export const scheduleSelection = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ids'),
    ids: z.array(scheduleId).min(1).max(maxSelectedSchedules),
  }),
  z.strictObject({
    kind: z.literal('matching'),
    filters: scheduleFilters.omit({ connectionId: true }),
    except: z.array(scheduleId).max(maxSelectedSchedules).default([]),
  }),
])
export type ScheduleSelection = z.output<typeof scheduleSelection>

/** Fields to set, any subset; text may be empty to clear it, a name may not. */
export const scheduleValues = z
  .strictObject({
    name: z.string().trim().min(1, 'A name can’t be empty.').max(256),
    comment: z.string().max(1_024),
    ownerId: userId,
    priority: schedulePriority,
    workerTag: z.string().max(255),
    credentialId: z.string().max(128),
    isEnabled: z.boolean(),
  })
  .partial()
export type ScheduleValues = z.output<typeof scheduleValues>

/** IANA name; empty is UTC. */
const timeZone = z.string().max(100)

/**
 * What is to be done with schedules. Every write of a rule carries its zone, and the next run is compared afterwards.
 * `zone` needs a known rule: `local` keeps what the clock shows (06:00 stays 06:00), `instant` keeps the moment.
 * `shift`, `spread` and `rule` write a whole rule; a schedule whose rule is only inferred is left out unless
 * `acceptInferred` says so, one whose rule is unknown always, with the reason. `delete` switches off now and puts the real
 * deletion on the to-do list after `afterDays`; a deleted schedule can't be rebuilt. `hold` is for maintenance.
 */
export const scheduleAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set'), values: scheduleValues }),
  z.strictObject({
    kind: z.literal('zone'),
    timeZone,
    keep: z.enum(['local', 'instant']),
    acceptInferred: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('rule'), rule: scheduleRule, timeZone }),
  z.strictObject({
    kind: z.literal('shift'),
    minutes: z
      .int()
      .min(-1_440)
      .max(1_440)
      .refine((minutes) => minutes !== 0, 'Move them by at least one minute.'),
    acceptInferred: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('spread'),
    /** Minutes between two starts; the first keeps its time. */
    everyMinutes: z.int().min(1).max(240),
    acceptInferred: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('retime'),
    moves: z
      .array(z.strictObject({ scheduleId, minutes: z.int().min(-1_440).max(1_440) }))
      .min(1)
      .max(maxSelectedSchedules),
    acceptInferred: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('delete'), afterDays: z.int().min(0).max(365) }),
  z.strictObject({ kind: z.literal('hold'), note: z.string().max(500) }),
])
export type ScheduleAction = z.output<typeof scheduleAction>

/**
 * One row for each schedule in the order of the selection; what can't be changed is in it with the reason. Errors:
 * `request_invalid` (empty set, unknown zone or expression), `not_found` (owner), `too_many_rows`,
 * `action_not_available` (no PATCH in this release), `directory_not_ready`. For `retime` the selection is left out.
 */
export const createSchedulePlan = endpoint({
  method: 'POST',
  path: '/schedules/plans',
  status: 201,
  body: z.strictObject({
    connectionId,
    selection: scheduleSelection.optional(),
    action: scheduleAction,
  }),
  response: z.object({ planId }),
  summary: 'Plans what is to be done with schedules.',
})

/** A new schedule as a plan of one change. Errors as above; the start has to lie in the future. */
export const createScheduleCreation = endpoint({
  method: 'POST',
  path: '/schedules/creations',
  status: 201,
  body: z.strictObject({
    connectionId,
    workflowId: z.string().min(1).max(128),
    name: z.string().trim().min(1, 'Give it a name.').max(256),
    comment: z.string().max(1_024),
    rule: scheduleRule,
    timeZone,
    priority: schedulePriority,
    workerTag: z.string().max(255),
    credentialId: z.string().max(128),
  }),
  response: z.object({ planId }),
  summary: 'Plans a new schedule.',
})

/**
 * A schedule that was switched off to be deleted. `due` from `dueAt` on; `on_again` when somebody switched it on since,
 * `gone` when it is not on the Server any more.
 */
export const scheduleDeletion = z.object({
  scheduleId,
  name: z.string(),
  planId,
  switchedOffAt: instant,
  dueAt: instant,
  state: z.enum(['waiting', 'due', 'on_again', 'gone']),
  plannedByName: z.string(),
})
export type ScheduleDeletion = z.output<typeof scheduleDeletion>

/** The to-do list of deletions: what is due first, then by day; what is gone comes last. */
export const listScheduleDeletions = endpoint({
  method: 'GET',
  path: '/schedules/deletions',
  status: 200,
  query: pageQuery.extend({ connectionId }),
  response: pageOf(scheduleDeletion).extend({ dueCount: z.int().nonnegative() }),
  summary: 'Lists schedules that wait for their deletion.',
})

/**
 * Plans to delete for good: what is on again, not due or not on the list is left out with the reason. A deleted schedule
 * can't be rebuilt. Without ids everything that is due. `request_invalid` when nothing is.
 */
export const createDeletionPlan = endpoint({
  method: 'POST',
  path: '/schedules/deletions/plans',
  status: 201,
  body: z.strictObject({
    connectionId,
    scheduleIds: z.array(scheduleId).max(maxSelectedSchedules).default([]),
  }),
  response: z.object({ planId }),
  summary: 'Plans to delete schedules whose waiting time is over.',
})

/** Confirms an inferred rule: from then on it counts as known. Nothing is written to the Server. */
export const confirmRule = endpoint({
  method: 'PUT',
  path: '/schedules/:scheduleId/rule',
  status: 204,
  params: z.object({ scheduleId }),
  body: z.strictObject({ connectionId, rule: scheduleRule, timeZone }),
  reply: 'empty',
  summary: 'Says that a rule is the right one.',
})

/** Schedules that were on when a hold began, and what became of it. */
export const scheduleHold = z.object({
  id: scheduleHoldId,
  connectionId,
  planId,
  note: z.string(),
  scheduleCount: z.int().nonnegative(),
  createdAt: instant,
  createdByName: z.string(),
  /** Null until a plan switched them on again. */
  restoredAt: instant.nullable(),
})
export type ScheduleHold = z.output<typeof scheduleHold>

export const listScheduleHolds = endpoint({
  method: 'GET',
  path: '/schedules/holds',
  status: 200,
  query: pageQuery.extend({ connectionId }),
  response: pageOf(scheduleHold),
  summary: 'Lists holds, the newest first.',
})

/**
 * Plans to switch on exactly what was on, in pieces with a pause between them so that nothing rushes: `perMinute` schedules
 * in a minute. Whatever somebody changed since is left alone, by name. `hold_restored` when it was done before.
 */
export const createHoldRestoration = endpoint({
  method: 'POST',
  path: '/schedules/holds/:holdId/restorations',
  status: 201,
  params: z.object({ holdId: scheduleHoldId }),
  body: z.strictObject({ perMinute: z.int().min(1).max(600) }),
  response: z.object({ planId }),
  summary: 'Plans to switch on again what a hold switched off.',
})
