import { setImmediate as nextTurn } from 'node:timers/promises'
import type { World } from '../../world.ts'
import { problemOf } from '../problem-of.ts'
import { runsOf } from '../rules/next-run.ts'
import type { RunWindow } from '../run-window.ts'
import type { ScheduleRecord } from '../schedule-record.ts'
import { toFrequency } from '../schedule-views.ts'

/** Numbers of the queue (server-v1v2 3). */
const queueNumbers = { Default: 0, Low: 0, Medium: 1, High: 2, Critical: 3 } as const

/** Schedules of one forecast are numbered below this; with 45 days of milliseconds that still is an exact number. */
const schedulesAtMost = 2 ** 20
const schedulesPerTurn = 500
const runsPerSlice = 10_000

/**
 * The runs inside a window as JSON, sorted by start: half a million of them in some seconds, without keeping other calls
 * waiting. Runs that lie behind are not forecast any more. Schedules that can only fail are left out (both our choice).
 */
export async function forecastRuns(
  world: World,
  window: RunWindow,
  nowMs: number,
): Promise<Uint8Array> {
  const schedules = [...world.schedules.values()].filter(
    (schedule) =>
      schedule.nextRunMs !== null &&
      schedule.nextRunMs < window.beforeMs &&
      problemOf(world, schedule) === null,
  )
  // Before the first pause: what is deleted meanwhile was there when the call came.
  const parts = schedules.map((schedule) => toParts(world, schedule))
  const fromMs = Math.max(window.afterMs - 1, nowMs)
  const runs = await findRuns(schedules, fromMs, window.beforeMs)
  const slices: Buffer[] = [Buffer.from('[')]
  for (let start = 0; start < runs.length; start += runsPerSlice) {
    if (start > 0) await nextTurn()
    const texts: string[] = []
    for (const run of runs.subarray(start, start + runsPerSlice)) {
      const [head, tail] = parts[run % schedulesAtMost] as readonly [string, string]
      const startMs = fromMs + Math.floor(run / schedulesAtMost)
      texts.push(head + new Date(startMs).toISOString() + tail)
    }
    slices.push(Buffer.from((start > 0 ? ',' : '') + texts.join(',')))
  }
  return Buffer.concat([...slices, Buffer.from(']')])
}

/** Each run as one number, its start (milliseconds after `fromMs`) first, so that numbers sort as runs do. */
async function findRuns(
  schedules: readonly ScheduleRecord[],
  fromMs: number,
  beforeMs: number,
): Promise<Float64Array> {
  const runs: number[] = []
  for (const [index, { rule, timeZone }] of schedules.entries()) {
    if (index % schedulesPerTurn === schedulesPerTurn - 1) await nextTurn()
    const next = runsOf(rule, timeZone)
    for (let at = next(fromMs); at !== null && at < beforeMs; at = next(at)) {
      runs.push((at - fromMs) * schedulesAtMost + index)
    }
  }
  return Float64Array.from(runs).sort()
}

/** An entry around its start. */
function toParts(world: World, schedule: ScheduleRecord): readonly [string, string] {
  const workflow = world.workflows.need(schedule.workflowId ?? '')
  const user = world.users.get(schedule.ownerId)
  const owner = user && {
    id: user.id,
    firstName: user.firstName,
    lastName: user.lastName,
    email: user.email,
    subscriptionId: user.subscriptionId,
  }
  const head = {
    id: schedule.id,
    // The unit is not known; seconds are assumed.
    appEstimatedCompletionTime: workflow.behaviour.runSeconds,
    scheduleName: schedule.name,
  }
  const tail = {
    frequency: toFrequency(schedule.rule),
    workflowName: workflow.name,
    owner: owner ?? null,
    priority: queueNumbers[schedule.priority],
  }
  return [
    `${JSON.stringify(head).slice(0, -1)},"startTime":"`,
    `",${JSON.stringify(tail).slice(1)}`,
  ]
}
