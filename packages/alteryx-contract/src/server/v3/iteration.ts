import { z } from 'zod'

/** Words of the Server, in its order. */
export const weekdayNames = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const
export const weekdayName = z.enum(weekdayNames)

/** How a schedule repeats; `Cron` from 2025.1 on (reference 2.5). */
export const iterationTypes = [
  'Once',
  'Hourly',
  'Daily',
  'Weekly',
  'Monthly',
  'Custom',
  'Cron',
] as const
export type IterationType = (typeof iterationTypes)[number]

/**
 * A time of a schedule: local to the zone sent beside it, UTC where none is sent. Never read as an instant. We send it
 * without a zone of its own; other clients write a `Z` or an offset.
 */
export const scheduleTime = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,7})?)?(Z|[+-]\d\d:\d\d)?$/i,
    'a date and time like 2026-02-02T06:00:00 is needed',
  )

/** Every so many hours and minutes. */
export const hourlyContract = z.object({ hours: z.int().min(0), minutes: z.int().min(0) })
/** Each day, or Monday to Friday. */
export const dailyContract = z.object({ runOnlyWorkWeek: z.boolean().optional() })
export const weeklyContract = z.object({ daysOfWeek: z.array(weekdayName).min(1) })
/** One day (`simpleDayOfMonth` true), or the first to fourth or last (-1) of a weekday; that may be a number, 0 is Sunday. */
export const monthlyContract = z.object({
  simpleDayOfMonth: z.boolean(),
  dayOfMonth: z.int().min(1).max(31).optional(),
  occurrence: z.union([z.int().min(1).max(4), z.literal(-1)]).optional(),
  dayOfWeek: z.union([weekdayName, z.int().min(0).max(6)]).optional(),
})
/** Certain days of certain months; 1 is January. */
export const customContract = z.object({
  daysOfMonth: z.array(z.int().min(1).max(31)).min(1),
  months: z.array(z.int().min(1).max(12)).min(1),
})
/** Five fields: minute, hour, day, month, weekday (0 to 7, both ends Sunday). */
export const cronContract = z.object({ cronExpression: z.string().min(1) })

/** The part of an iteration that its type needs; a single run needs none. */
export const contractOfType = {
  Hourly: 'hourlyContract',
  Daily: 'dailyContract',
  Weekly: 'weeklyContract',
  Monthly: 'monthlyContract',
  Custom: 'customContract',
  Cron: 'cronContract',
} as const satisfies Record<Exclude<IterationType, 'Once'>, string>

/** IterationContract. The start has to lie in the future; the end is ignored for a single run (reference 2.5). */
export const iteration = z
  .object({
    iterationType: z.enum(iterationTypes),
    startTime: scheduleTime,
    endTime: scheduleTime.optional(),
    hourlyContract: hourlyContract.optional(),
    dailyContract: dailyContract.optional(),
    weeklyContract: weeklyContract.optional(),
    monthlyContract: monthlyContract.optional(),
    customContract: customContract.optional(),
    cronContract: cronContract.optional(),
  })
  .superRefine((value, context) => {
    for (const path of missingParts(value)) {
      context.addIssue({ code: 'custom', path, message: 'This iteration type needs it.' })
    }
  })
export type Iteration = z.output<typeof iteration>

type Parts = Partial<Record<(typeof contractOfType)[keyof typeof contractOfType], unknown>> & {
  readonly iterationType: IterationType
  readonly monthlyContract?: z.output<typeof monthlyContract> | undefined
}

function missingParts({ iterationType, ...parts }: Parts): string[][] {
  if (iterationType === 'Once') return []
  const name = contractOfType[iterationType]
  if (parts[name] === undefined) return [[name]]
  const { monthlyContract: monthly } = parts
  if (name !== 'monthlyContract' || !monthly) return []
  const needed = monthly.simpleDayOfMonth
    ? (['dayOfMonth'] as const)
    : (['occurrence', 'dayOfWeek'] as const)
  return needed.filter((field) => monthly[field] === undefined).map((field) => [name, field])
}
