import type { CalendarEvent } from '../../schedules/load/ics.ts'
import type { SpreadMove } from '../../schedules/load/propose-spread.ts'
import { toMinuteText } from '../../schedules/rules/local-time.ts'
import { clockOf } from '../../schedules/rules/zone-clock.ts'
import type { RunSchedule, RunTable } from '../../schedules/run-table.ts'

/** Why a schedule should start at another time, with the clock of the zone that is looked at. */
export function sayMove(move: SpreadMove, timeZone: string): string {
  const local = toMinuteText(clockOf(timeZone).toLocal(move.crowdMs))
  const when = `${local.slice(0, 10)} at ${local.slice(11)}`
  const others =
    move.afterwards === 1
      ? 'it is alone at its new time'
      : `never more than ${move.afterwards} at its new time`
  return `${move.crowd} runs come together on ${when} (${timeZone || 'UTC'}); ${others}.`
}

/** An event for each of the earliest runs. */
export function toEvents(table: RunTable, connectionId: string, most: number): CalendarEvent[] {
  const count = Math.min(table.startMs.length, most)
  return Array.from({ length: count }, (_, place) => {
    const schedule = table.schedules[table.scheduleOf[place] ?? 0] as RunSchedule
    const startMs = table.startMs[place] ?? 0
    const seconds = table.durationSeconds[place] ?? Number.NaN
    const known = Number.isNaN(seconds) ? null : seconds
    const at = new Date(startMs).toISOString().replace(/[-:]|\.\d+/g, '')
    return {
      uid: `${schedule.id}-${at}@${connectionId}.curator-console`,
      startMs,
      seconds: known,
      summary: schedule.name,
      description: describe(schedule, known),
      categories: schedule.workerTag === '' ? [] : [schedule.workerTag],
    }
  })
}

function describe({ isFailing, priority, workerTag }: RunSchedule, seconds: number | null): string {
  const lines = [`Priority: ${priority || 'not known'}`]
  if (workerTag !== '') lines.push(`Worker tag: ${workerTag}`)
  if (seconds === null) lines.push('How long it takes is not known.')
  if (isFailing) lines.push('Its last run ended with an error.')
  return lines.join('\n')
}
