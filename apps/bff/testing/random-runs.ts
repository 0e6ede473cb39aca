import fc from 'fast-check'
import { orderRuns } from '../src/schedules/load/order-runs.ts'
import type { RunSchedule, RunTable } from '../src/schedules/run-table.ts'

/** Where random runs lie: some days around a move of the clock in Europe and one in America. */
export const runStretch = { fromMs: Date.UTC(2026, 9, 20), toMs: Date.UTC(2026, 10, 5) }

export const minute = 60_000

export function toRunSchedule(id: string, values: Partial<RunSchedule> = {}): RunSchedule {
  return {
    id,
    name: `Schedule ${id}`,
    workflowId: `workflow-${id}`,
    workerTag: '',
    priority: 'Default',
    timeZone: 'Europe/Berlin',
    isFailing: false,
    durationSource: 'estimated',
    ...values,
  }
}

/** Runs by hand: place of the schedule, start and seconds. */
export function toTable(
  schedules: readonly RunSchedule[],
  runs: readonly (readonly [place: number, startMs: number, seconds: number])[],
): RunTable {
  return orderRuns(schedules, {
    scheduleOf: Uint32Array.from(runs, ([place]) => place),
    startMs: Float64Array.from(runs, ([, startMs]) => startMs),
    durationSeconds: Float32Array.from(runs, ([, , seconds]) => seconds),
  })
}

const tags = ['', 'gpu', 'finance'] as const
const seconds = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 14_400 }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
)

/** Tables of up to twelve schedules, starting at full minutes. */
export const runTables: fc.Arbitrary<RunTable> = fc
  .array(fc.record({ workerTag: fc.constantFrom(...tags), isFailing: fc.boolean() }), {
    minLength: 1,
    maxLength: 12,
  })
  .chain((values) => {
    const schedules = values.map((value, place) => toRunSchedule(`s${place}`, value))
    const minutes = (runStretch.toMs - runStretch.fromMs) / minute
    const run = fc.tuple(
      fc.nat(schedules.length - 1),
      fc.integer({ min: 0, max: minutes - 1 }).map((at) => runStretch.fromMs + at * minute),
      seconds,
    )
    return fc.array(run, { maxLength: 120 }).map((runs) => toTable(schedules, runs))
  })
