import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { connectionId, scheduleId } from './ids.ts'
import { instant } from './instants.ts'
import { many } from './paging.ts'
import { scheduleFilters } from './schedules.ts'

/*
 * Glossary.
 * forecast   the runs to be expected, from the Server where it forecasts (45 days at the most), else from rules
 * slot       a run that a worker can do at the same time as others; entered per worker tag, the Server lists no workers
 * load       runs that are at work at the same time; without durations only starts can be counted
 * peak       the stretch in which most runs are at work or waiting
 */

/** The longest stretch that can be foreseen. */
export const maxForecastDays = 45

/** Where the duration of a run comes from. `estimated` is the Server's own estimate, seconds assumed. */
export const durationSource = z.enum(['measured', 'estimated', 'typed', 'unknown'])
export type DurationSource = z.output<typeof durationSource>

/**
 * A stretch of time of at most 45 days and the schedules that count; filters as in the list of schedules, whose `timeZone` is
 * called `scheduleTimeZone` here.
 */
const forecastQuery = scheduleFilters.omit({ sort: true, nextFrom: true, nextTo: true }).extend({
  from: instant,
  to: instant,
  /** Zone of days and hours; IANA name. */
  timeZone: z.string().max(100),
  scheduleTimeZone: many(z.string().max(100)),
})
export type ForecastQuery = z.output<typeof forecastQuery>

/** What every picture says beside its marks. */
const origin = z.object({
  /** `forecast`: the Server's own; `rules`: from rules that are known here; `next_runs`: one run for each schedule only. */
  source: z.enum(['forecast', 'rules', 'next_runs']),
  /** Why the Server's own could not be had; null when it could. */
  why: z.string().nullable(),
  takenAt: instant,
  runCount: z.int().nonnegative(),
  /** Schedules that are on and have no run in the stretch or whose runs are not known. */
  unseenCount: z.int().nonnegative(),
})
export type ForecastOrigin = z.output<typeof origin>

const run = z.object({
  scheduleId,
  name: z.string(),
  startAt: instant,
  durationSeconds: z.number().nonnegative().nullable(),
  durationSource,
  workerTag: z.string(),
  priority: z.string(),
  isFailing: z.boolean(),
})
export type ForecastRun = z.output<typeof run>

/**
 * Runs of days: for a month only counts by day and the busiest schedules; for a week or a day every run, at most 5,000,
 * the earliest first. Errors of all of these: `request_invalid` (stretch too long or backwards, unknown zone),
 * `directory_not_ready`.
 */
export const getCalendar = endpoint({
  method: 'GET',
  path: '/schedules/calendar',
  status: 200,
  query: forecastQuery.extend({ detail: z.enum(['counts', 'runs']) }),
  response: z.object({
    origin,
    days: z.array(
      z.object({
        day: z.iso.date(),
        runCount: z.int().nonnegative(),
        failingCount: z.int().nonnegative(),
        /** Busiest schedules of the day, at most 5. */
        top: z.array(
          z.object({
            scheduleId,
            name: z.string(),
            runCount: z.int().positive(),
            firstAt: instant,
          }),
        ),
      }),
    ),
    runs: z.array(run),
    isCut: z.boolean(),
  }),
  summary: 'Runs to be expected, by day.',
})

/** Seven rows of 24 hours, Monday first; `minutes` are expected slot minutes, null where no duration is known. */
export const getHeatMap = endpoint({
  method: 'GET',
  path: '/schedules/heat-map',
  status: 200,
  query: forecastQuery,
  response: z.object({
    origin,
    /** Weeks that the stretch covers, for averages. */
    weeks: z.number().positive(),
    cells: z.array(
      z.object({
        weekday: z.int().min(1).max(7),
        hour: z.int().min(0).max(23),
        starts: z.int().nonnegative(),
        failures: z.int().nonnegative(),
        minutes: z.number().nonnegative().nullable(),
      }),
    ),
  }),
  summary: 'Runs to be expected by weekday and hour.',
})

/** Slots of a worker tag; an empty tag stands for runs without one. */
export const workerSlots = z.strictObject({
  workerTag: z.string().max(255),
  slots: z.int().min(1).max(1_000),
})
export type WorkerSlots = z.output<typeof workerSlots>

/** Load of one tag over the stretch in steps; `running` and `waiting` are the most within the step. */
const loadCurve = z.object({
  workerTag: z.string(),
  slots: z.int().positive().nullable(),
  steps: z.array(
    z.object({
      at: instant,
      starts: z.int().nonnegative(),
      running: z.int().nonnegative(),
      waiting: z.int().nonnegative(),
    }),
  ),
  peak: z.object({ at: instant, running: z.int(), waiting: z.int() }).nullable(),
  /** Runs without a known duration: counted as starts, not as load. */
  unknownCount: z.int().nonnegative(),
  /** Quiet stretches, the quietest first, at most 5. */
  free: z.array(z.object({ from: instant, to: instant, running: z.int().nonnegative() })),
})
export type LoadCurve = z.output<typeof loadCurve>

export const getLoad = endpoint({
  method: 'GET',
  path: '/schedules/load',
  status: 200,
  /** `request_invalid` for steps so short that there are more than 4,500 of them: a quarter of an hour is always allowed. */
  query: forecastQuery.extend({ stepMinutes: z.coerce.number().int().min(1).max(120).default(15) }),
  response: z.object({ origin, curves: z.array(loadCurve) }),
  summary: 'Load against slots for each worker tag.',
})

/** Lanes per worker tag for a stretch of at most 7 days, at most 5,000 runs. */
export const getTimeline = endpoint({
  method: 'GET',
  path: '/schedules/timeline',
  status: 200,
  query: forecastQuery,
  response: z.object({
    origin,
    lanes: z.array(
      z.object({
        workerTag: z.string(),
        slots: z.int().positive().nullable(),
        /** Rows of the lane, so that no two bars meet. */
        rowCount: z.int().nonnegative(),
        bars: z.array(run.extend({ row: z.int().nonnegative() })),
      }),
    ),
    isCut: z.boolean(),
  }),
  summary: 'Runs to be expected, one lane for each worker tag.',
})

/** The next runs in order, at most 500. */
export const getAgenda = endpoint({
  method: 'GET',
  path: '/schedules/agenda',
  status: 200,
  query: forecastQuery.extend({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
  response: z.object({ origin, runs: z.array(run) }),
  summary: 'What runs next.',
})

/** An iCalendar file (RFC 5545), one event for each run, at most 5,000. */
export const exportAgenda = endpoint({
  method: 'GET',
  path: '/schedules/agenda.ics',
  status: 200,
  query: forecastQuery,
  reply: 'file',
  summary: 'Runs to be expected as a calendar file.',
})

/** Moves of the what-if: minutes that all runs of a schedule start later, or earlier. */
const moves = z
  .array(z.strictObject({ scheduleId, minutes: z.int().min(-1_440).max(1_440) }))
  .max(2_000)
export type Moves = z.output<typeof moves>

/** Load before and after moves that are not written. */
export const simulateMoves = endpoint({
  method: 'POST',
  path: '/schedules/what-if',
  status: 200,
  body: z.strictObject({
    query: forecastQuery,
    stepMinutes: z.int().min(1).max(120),
    moves,
  }),
  response: z.object({ origin, before: z.array(loadCurve), after: z.array(loadCurve) }),
  summary: 'What the load would be if some schedules started at another time.',
})

/**
 * Moves that flatten the peaks of each worker tag: the worst crowd first, each by as little as it takes, in steps of
 * `stepMinutes` and never further than `maxMinutes`; schedules of `fixed` stay. It aims at the slots, and at half of the peak
 * where none were entered; `after` shows how far it came. No peak is higher than before.
 */
export const proposeSpread = endpoint({
  method: 'POST',
  path: '/schedules/spread-proposals',
  status: 200,
  body: z.strictObject({
    query: forecastQuery,
    stepMinutes: z.int().min(1).max(120),
    maxMinutes: z.int().min(1).max(720),
    fixed: z.array(scheduleId).max(10_000),
  }),
  response: z.object({
    origin,
    moves: z.array(
      z.object({ scheduleId, name: z.string(), minutes: z.int(), reason: z.string() }),
    ),
    before: z.array(loadCurve),
    after: z.array(loadCurve),
  }),
  summary: 'Proposes other start times that flatten the peaks.',
})

/** The next two clock changes of every zone in use, and the runs they touch. */
export const listClockChanges = endpoint({
  method: 'GET',
  path: '/schedules/clock-changes',
  status: 200,
  query: z.strictObject({ connectionId }),
  response: z.object({
    takenAt: instant,
    zones: z.array(
      z.object({
        timeZone: z.string(),
        scheduleCount: z.int().nonnegative(),
        changes: z.array(
          z.object({
            at: instant,
            /** Minutes the clock is moved; negative when it goes back. */
            minutes: z.int(),
            /** Local times that are skipped or shown twice: from, and to exclusive. */
            from: z.string(),
            to: z.string(),
            effects: z.array(
              z.object({
                scheduleId,
                name: z.string(),
                effect: z.enum(['skipped', 'doubled', 'moved']),
                local: z.string(),
                /** `rule` where it is known, `forecast` where it was guessed from the runs that the Server expects. */
                seenIn: z.enum(['rule', 'forecast']),
              }),
            ),
          }),
        ),
      }),
    ),
    /** Schedules that are on in a zone with clock changes, whose rule is not known and can't be guessed either. */
    unknownCount: z.int().nonnegative(),
  }),
  summary: 'What the next clock changes do to schedules.',
})

/** Slots as they were entered; a tag without an entry has none and no capacity line. */
export const getWorkerSlots = endpoint({
  method: 'GET',
  path: '/schedules/worker-slots',
  status: 200,
  query: z.strictObject({ connectionId }),
  response: z.object({ items: z.array(workerSlots), knownTags: z.array(z.string()) }),
  summary: 'Slots of each worker tag.',
})

export const putWorkerSlots = endpoint({
  method: 'PUT',
  path: '/schedules/worker-slots',
  status: 200,
  body: z.strictObject({ connectionId, items: z.array(workerSlots).max(200) }),
  response: z.object({ items: z.array(workerSlots), knownTags: z.array(z.string()) }),
  summary: 'Sets the slots of each worker tag.',
})
