import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { instant } from './instants.ts'

/*
 * Glossary.
 * rule       when a schedule runs; the Server never tells it again, so it is known only where this console wrote it
 * inferred   guessed from runs that the Server forecasts; a person confirms it before it is written anywhere
 * local time what the clock on the wall shows in the schedule's zone; never shown without that zone
 */

/** Days of a week as the Server names them, the first day of the working week first. */
export const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const
export const weekday = z.enum(weekdays)
export type Weekday = z.output<typeof weekday>

/** `2026-02-02T06:00`, with seconds or without: local to the zone that stands beside it. */
export const localTime = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/,
    'Write a date and a time, for example 2026-02-02T06:00.',
  )
  .refine((text) => !Number.isNaN(Date.parse(`${text}Z`)), 'There is no such day or time.')

/** From the start on; up to and with the end where there is one (ignored for a single run). */
const span = { startTime: localTime, endTime: localTime.nullable() }
const dayOfMonth = z.int().min(1).max(31)

/**
 * When a schedule runs. `Hourly` counts hours and minutes that pass, all others the clock of the zone. A day that a month
 * does not have is left out. `Custom`: certain days of certain months (1 is January). `Cron`: five fields, from 2025.1 on.
 */
export const scheduleRule = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Once'), ...span }),
  z
    .strictObject({
      type: z.literal('Hourly'),
      hours: z.int().min(0).max(8_760),
      minutes: z.int().min(0).max(59),
      ...span,
    })
    .refine(({ hours, minutes }) => hours + minutes > 0, {
      path: ['minutes'],
      message: 'At least one minute has to pass between two runs.',
    }),
  z.strictObject({ type: z.literal('Daily'), runOnlyWorkWeek: z.boolean(), ...span }),
  z.strictObject({
    type: z.literal('Weekly'),
    daysOfWeek: z.array(weekday).min(1).max(7),
    ...span,
  }),
  z.strictObject({ type: z.literal('Monthly'), dayOfMonth, ...span }),
  z.strictObject({
    type: z.literal('MonthlyWeekday'),
    /** The first to fourth, or -1 for the last. */
    occurrence: z.union([z.int().min(1).max(4), z.literal(-1)]),
    dayOfWeek: weekday,
    ...span,
  }),
  z.strictObject({
    type: z.literal('Custom'),
    daysOfMonth: z.array(dayOfMonth).min(1).max(31),
    months: z.array(z.int().min(1).max(12)).min(1).max(12),
    ...span,
  }),
  z.strictObject({ type: z.literal('Cron'), cronExpression: z.string().min(1).max(200), ...span }),
])
export type ScheduleRule = z.output<typeof scheduleRule>

/** `written` by this console, `confirmed` by a person after a guess, `inferred`, or `unknown`. */
export const ruleOrigin = z.enum(['written', 'confirmed', 'inferred', 'unknown'])
export type RuleOrigin = z.output<typeof ruleOrigin>

/** The rule of a schedule as far as it is known, with words for people. */
export const knownRule = z.object({
  rule: scheduleRule.nullable(),
  origin: ruleOrigin,
  /** For example “Each work day at 06:00”, or what the Server calls the frequency. */
  words: z.string(),
})
export type KnownRule = z.output<typeof knownRule>

/**
 * A run to be expected. `clock`: `skipped` where the wall never shows its local time because clocks go forward (what the
 * Server does then is not known), `repeated` where it shows it twice.
 */
export const expectedRun = z.object({
  at: instant,
  /** In the schedule's zone, to the minute. */
  local: z.string(),
  clock: z.enum(['plain', 'skipped', 'repeated']),
})
export type ExpectedRun = z.output<typeof expectedRun>

/** Runs of a preview at the most. */
export const maxPreviewRuns = 50

/** Errors: `request_invalid` for an unknown zone, an expression that is none, or an end before the start, at its field. */
export const previewRule = endpoint({
  method: 'POST',
  path: '/schedules/rule-preview',
  status: 200,
  body: z.strictObject({
    rule: scheduleRule,
    /** IANA name; empty is UTC. */
    timeZone: z.string().max(100),
    count: z.int().min(1).max(maxPreviewRuns).default(10),
  }),
  response: z.object({
    words: z.string(),
    runs: z.array(expectedRun),
    /** What somebody should know before using it: months left out, clock changes, an end in the past. */
    notes: z.array(z.string()),
  }),
  summary: 'Says a rule in words and when it runs next.',
})
