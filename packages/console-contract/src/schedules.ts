import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { connectionId, scheduleId } from './ids.ts'
import { instant } from './instants.ts'
import { many, pageOf, pageQuery, sortOf } from './paging.ts'
import { foundFinding, scheduleFinding } from './schedule-findings.ts'
import { knownRule } from './schedule-rules.ts'

/** Words of the Server. */
export const schedulePriorities = ['Default', 'Low', 'Medium', 'High', 'Critical'] as const
export const schedulePriority = z.enum(schedulePriorities)
export type SchedulePriority = z.output<typeof schedulePriority>

/** Somebody or something the schedule names; `name` is the id where the directory does not know it. */
const named = z.object({ id: z.string(), name: z.string() })

/** Whether the owner can still answer for it: `missing` stands for an id that nobody has. */
export const ownerState = z.enum(['active', 'inactive', 'no_access', 'missing'])
export type OwnerState = z.output<typeof ownerState>

/** A schedule of the directory with the names behind its ids. */
export const serverSchedule = z.object({
  id: scheduleId,
  name: z.string(),
  comment: z.string(),
  /** Null when the workflow is gone. */
  workflow: named.nullable(),
  owner: named.extend({ email: z.string(), state: ownerState }),
  isEnabled: z.boolean(),
  /** A word of the Server; `Default` and so on, or one that is not known here. */
  priority: z.string(),
  workerTag: z.string(),
  credential: named.nullable(),
  /** IANA name; empty is read as UTC by the Server. */
  timeZone: z.string(),
  /** The Server's word for the rule. */
  frequency: z.string(),
  rule: knownRule,
  startAt: instant.nullable(),
  endAt: instant.nullable(),
  nextRunAt: instant.nullable(),
  lastRunAt: instant.nullable(),
  lastError: z.string(),
  state: z.string(),
  /** Null where the Server does not say. */
  runCount: z.int().nonnegative().nullable(),
  createdAt: instant.nullable(),
})
export type ServerSchedule = z.output<typeof serverSchedule>

export const scheduleSorts = [
  'name',
  'owner',
  'workflow',
  'nextRunAt',
  'lastRunAt',
  'frequency',
  'timeZone',
  'workerTag',
  'priority',
  'isEnabled',
] as const

/** Columns an export can have, in this order. */
export const scheduleColumns = [
  'name',
  'owner',
  'workflow',
  'isEnabled',
  'rule',
  'timeZone',
  'nextRunAt',
  'lastRunAt',
  'lastError',
  'priority',
  'workerTag',
  'credential',
  'frequency',
  'state',
  'runCount',
  'createdAt',
  'comment',
  'id',
] as const
export const scheduleColumn = z.enum(scheduleColumns)
export type ScheduleColumn = z.output<typeof scheduleColumn>

/** `failing`: its last run ended with an error. `never_ran`, `ended`: no run to come though it is on. `no_workflow`. */
export const scheduleState = z.enum(['failing', 'never_ran', 'ended', 'no_workflow'])
export type ScheduleState = z.output<typeof scheduleState>

/**
 * What narrows a list of schedules: all filters combine, values of one filter mean any of them. `search` looks in name,
 * comment, workflow and owner, without regard to case. An empty `workerTag`, `timeZone` or `credentialId` means none.
 * `nextFrom` and `nextTo` narrow by the next run, the second exclusive.
 */
export const scheduleFilters = z.strictObject({
  connectionId,
  search: z.string().max(200).optional(),
  isEnabled: many(z.enum(['yes', 'no'])),
  ownerId: many(z.string().max(128)),
  ownerState: many(ownerState),
  workflowId: many(z.string().max(128)),
  workerTag: many(z.string().max(255)),
  priority: many(z.string().max(50)),
  timeZone: many(z.string().max(100)),
  frequency: many(z.string().max(50)),
  credentialId: many(z.string().max(128)),
  state: many(scheduleState),
  finding: many(scheduleFinding),
  nextFrom: instant.optional(),
  nextTo: instant.optional(),
  sort: sortOf(scheduleSorts).default('nextRunAt'),
})
export type ScheduleFilters = z.output<typeof scheduleFilters>

/** `directory_not_ready` until the first read is done; `content_not_available` where the Server lists no schedules. */
export const listSchedules = endpoint({
  method: 'GET',
  path: '/schedules',
  status: 200,
  query: scheduleFilters.extend({
    ...pageQuery.shape,
    /** What each row says besides. */
    with: many(z.enum(['findings'])),
  }),
  response: pageOf(
    /** What was found about it, in the order of the rules; there when it was asked for. */
    serverSchedule.extend({ found: z.array(foundFinding).optional() }),
  ).extend({
    takenAt: instant,
    /** All schedules of the Server, whatever the filters. */
    scheduleCount: z.int().nonnegative(),
    /** Ways of changing a schedule that this release does not have, with the reason. */
    cannot: z.array(z.object({ action: z.string(), why: z.string() })),
  }),
  summary: 'Lists schedules from the directory.',
})

/** Values that occur, for the filters, most frequent first, at most 500 each. */
const choices = z.array(
  z.object({ value: z.string(), label: z.string(), count: z.int().positive() }),
)
export const listScheduleChoices = endpoint({
  method: 'GET',
  path: '/schedules/choices',
  status: 200,
  query: z.strictObject({ connectionId }),
  response: z.object({
    owners: choices,
    workerTags: choices,
    priorities: choices,
    timeZones: choices,
    frequencies: choices,
    credentials: choices,
  }),
  summary: 'Values to filter schedules by.',
})

/** `not_found` for an id that no schedule has. */
export const getSchedule = endpoint({
  method: 'GET',
  path: '/schedules/:scheduleId',
  status: 200,
  params: z.object({ scheduleId }),
  query: z.strictObject({ connectionId }),
  response: serverSchedule,
  summary: 'Reads one schedule from the directory.',
})

/** UTF-8 with BOM, RFC 4180, safe against formulas. */
export const exportSchedules = endpoint({
  method: 'GET',
  path: '/schedules/export',
  status: 200,
  query: scheduleFilters.extend({ column: many(scheduleColumn) }),
  reply: 'file',
  summary: 'All schedules that match, as CSV with the chosen columns.',
})
