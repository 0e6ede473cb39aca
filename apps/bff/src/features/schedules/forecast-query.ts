import { type ForecastQuery, maxForecastDays } from '@curator/console-contract/schedule-forecast'
import type { FieldFault } from '@curator/endpoint/problem'
import { AppError } from '../../core/app-error.ts'
import type { Stretch } from '../../schedules/load/to-run-table.ts'
import { dayMs, minuteMs } from '../../schedules/rules/local-time.ts'
import { isKnownZone } from '../../schedules/rules/zone-clock.ts'

/** Steps of a curve: a quarter of an hour fits into the longest stretch. */
const maxSteps = 4_500

/** What a request asks for beside its filters; `place` is where that stands: `query` or `body.query`. */
interface Asked {
  readonly query: Pick<ForecastQuery, 'from' | 'to' | 'timeZone'>
  readonly place: string
  readonly stepMinutes?: number
  readonly maxDays?: number
}

/** The stretch that is asked for. Throws `request_invalid` that names the place. */
export function readStretch({
  maxDays = maxForecastDays,
  place,
  query,
  stepMinutes,
}: Asked): Stretch {
  const stretch = { fromMs: Date.parse(query.from), toMs: Date.parse(query.to) }
  const lengthMs = stretch.toMs - stretch.fromMs
  const faults: FieldFault[] = []
  const add = (path: string, rule: string, message: string) => faults.push({ path, rule, message })
  if (lengthMs <= 0) add(`${place}.to`, 'backwards', 'The end has to lie after the beginning.')
  if (lengthMs > maxDays * dayMs) {
    add(`${place}.to`, 'too_long', `Choose a stretch of at most ${maxDays} days.`)
  }
  if (!isKnownZone(query.timeZone)) {
    const message = 'There is no such time zone. Use a name like Europe/Berlin.'
    add(`${place}.timeZone`, 'unknown_zone', message)
  }
  if (faults.length === 0 && stepMinutes !== undefined) {
    const least = Math.ceil(lengthMs / minuteMs / maxSteps)
    if (stepMinutes < least) {
      const message = `Choose steps of at least ${least} minutes, or a shorter stretch.`
      add(`${place === 'query' ? 'query' : 'body'}.stepMinutes`, 'too_fine', message)
    }
  }
  if (faults.length > 0) throw new AppError('request_invalid', { fields: faults })
  return stretch
}
