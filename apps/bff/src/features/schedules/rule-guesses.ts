import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ConnectionId } from '@curator/console-contract/ids'
import type { ScheduleRule } from '@curator/console-contract/schedule-rules'
import type { Clock } from '../../core/clock.ts'
import type { Directories, DirectorySchedule } from '../../directory/directory.ts'
import { openScheduleBook } from '../../directory/schedule-book.ts'
import { toRunSchedule } from '../../schedules/load/to-run-schedule.ts'
import { fromForecast, type Stretch } from '../../schedules/load/to-run-table.ts'
import { inferRule } from '../../schedules/rules/infer-rule.ts'
import { dayMs, toLocalText } from '../../schedules/rules/local-time.ts'
import { clockOf, isKnownZone } from '../../schedules/rules/zone-clock.ts'
import { markOf } from './expected-runs.ts'
import type { Forecast, ForecastBook } from './forecast-book.ts'
import type { InferRules } from './rule-book.ts'

/** Long enough for each day of a month to come once. */
const lookedAtMs = 40 * dayMs
/** A guess takes about a tenth of a millisecond: others are let in between. */
const guessesAtOnce = 100

export interface GuessedRules {
  /** What can be told at once; where the forecast is not there yet it is asked for, and there are no guesses. */
  readonly inferRules: InferRules
  /** Waits for the forecast, whatever comes of it. */
  readonly prepare: (connectionId: ConnectionId) => Promise<void>
}

/** Guesses rules from the runs that Servers forecast. */
export function createGuessedRules(deps: {
  readonly directories: Pick<Directories, 'get'>
  readonly forecasts: Pick<ForecastBook, 'find'>
  readonly clock: Clock
}): GuessedRules {
  const kept = new WeakMap<object, Map<string, ScheduleRule | null>>()

  const find = async (connectionId: ConnectionId, stretch: Stretch): Promise<Forecast | null> => {
    const book = await openScheduleBook(await deps.directories.get(connectionId))
    return deps.forecasts.find(connectionId, stretch, markOf(book)).catch(() => null)
  }
  const toStretch = (): Stretch => {
    const fromMs = deps.clock.now().getTime()
    return { fromMs, toMs: fromMs + lookedAtMs }
  }

  return {
    prepare: async (connectionId) => void (await find(connectionId, toStretch())),
    inferRules: async (connectionId, schedules) => {
      const stretch = toStretch()
      const forecast = await Promise.race([find(connectionId, stretch), nextTurn(null)])
      const [newest] = forecast?.pieces ?? []
      if (!forecast || !newest) return new Map()
      const guesses = kept.get(newest) ?? new Map<string, ScheduleRule | null>()
      kept.set(newest, guesses)
      const open = schedules.filter(({ id }) => !guesses.has(id))
      await guessAll(open, forecast, stretch, guesses)
      return new Map(
        schedules.flatMap(({ id }) => {
          const rule = guesses.get(id)
          return rule ? [[id, rule] as const] : []
        }),
      )
    },
  }
}

async function guessAll(
  schedules: readonly DirectorySchedule[],
  forecast: Forecast,
  stretch: Stretch,
  guesses: Map<string, ScheduleRule | null>,
): Promise<void> {
  if (schedules.length === 0) return
  const wanted = schedules.map((schedule) => toRunSchedule(schedule, 'unknown'))
  const table = fromForecast(forecast.pieces, wanted, stretch)
  const runsOf: number[][] = schedules.map(() => [])
  for (const [run, place] of table.scheduleOf.entries()) {
    runsOf[place]?.push(table.startMs[run] ?? 0)
  }
  for (const [place, schedule] of schedules.entries()) {
    if (place % guessesAtOnce === guessesAtOnce - 1) await nextTurn()
    guesses.set(schedule.id, guess(schedule, runsOf[place] ?? [], stretch))
  }
}

function guess(
  { endAt, frequency, timeZone }: DirectorySchedule,
  runsMs: readonly number[],
  { fromMs, toMs }: Stretch,
): ScheduleRule | null {
  if (runsMs.length === 0 || !isKnownZone(timeZone)) return null
  const endTime = endAt === null ? null : toLocalText(clockOf(timeZone).toLocal(Date.parse(endAt)))
  return inferRule({ runsMs, fromMs, toMs, timeZone, frequency, endTime })?.rule ?? null
}
