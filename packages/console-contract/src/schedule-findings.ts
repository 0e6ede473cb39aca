import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { connectionId, scheduleId } from './ids.ts'
import { instant } from './instants.ts'

/**
 * What is wrong, or may be, with a schedule, in the order of the list of findings; docs/schedule-findings.md says each
 * rule in full.
 */
export const scheduleFindings = [
  'owner_gone',
  'owner_rights',
  'credential',
  'connection_share',
  'failing',
  'overlaps_itself',
  'over_capacity',
  'crowd',
  'clock_change',
  'no_time_zone',
  'short_month',
  'ended',
  'never_ran',
  'too_often',
  'outside_policy',
  'duplicate',
  'old_version',
  'unread_output',
  'long_disabled',
  'downtime',
] as const
export const scheduleFinding = z.enum(scheduleFindings)
export type ScheduleFinding = z.output<typeof scheduleFinding>

export const findingSeverity = z.enum(['high', 'medium', 'low'])
export type FindingSeverity = z.output<typeof findingSeverity>

/** What a reviewer may answer. */
export const reviewDecision = z.enum([
  'keep',
  'keep_until',
  'pause',
  'transfer',
  'retime',
  'change_zone',
  'change_credential',
  'change_priority',
  'change_worker_tag',
  'delete',
  'not_mine',
  'dont_know',
])
export type ReviewDecision = z.output<typeof reviewDecision>

/** One finding about one schedule. */
export const foundFinding = z.object({
  finding: scheduleFinding,
  severity: findingSeverity,
  /** One sentence that names what was seen. */
  reason: z.string(),
  suggestion: reviewDecision,
})
export type FoundFinding = z.output<typeof foundFinding>

/** A rule that could not be judged, and why: not available is not the same as nothing found. */
export const unjudgedFinding = z.object({ finding: scheduleFinding, why: z.string() })
export type UnjudgedFinding = z.output<typeof unjudgedFinding>

/** How many schedules each finding names. `directory_not_ready` until the first read is done. */
export const listScheduleFindings = endpoint({
  method: 'GET',
  path: '/schedules/findings',
  status: 200,
  query: z.strictObject({ connectionId }),
  response: z.object({
    items: z.array(
      z.object({
        finding: scheduleFinding,
        severity: findingSeverity,
        count: z.int().nonnegative(),
        /** Schedules for which it could not be judged, and the commonest reason. */
        unjudgedCount: z.int().nonnegative(),
        why: z.string().nullable(),
      }),
    ),
    scheduleCount: z.int().nonnegative(),
    takenAt: instant,
  }),
  summary: 'Counts what is wrong, or may be, with the schedules of a Server.',
})

/** Everything that was found about one schedule. */
export const getScheduleFindings = endpoint({
  method: 'GET',
  path: '/schedules/:scheduleId/findings',
  status: 200,
  params: z.object({ scheduleId }),
  query: z.strictObject({ connectionId }),
  response: z.object({ found: z.array(foundFinding), unjudged: z.array(unjudgedFinding) }),
  summary: 'What is wrong, or may be, with one schedule.',
})
