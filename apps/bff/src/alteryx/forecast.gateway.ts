import { setImmediate as nextTurn } from 'node:timers/promises'
import { getForecast, predictedRun } from '@curator/alteryx-contract/server/v2/forecast'
import type { AlteryxClient } from './alteryx-client.ts'
import type { ForecastGateway } from './gateways.ts'
import { parseRecords } from './parse-records.ts'

/** Which of the two dates belongs to the window is not documented: a little more is asked for, and dropped here. */
const marginMs = 1_000

/** Half a million runs come in one reply: only what pictures need is looked at. */
const runRecord = predictedRun.pick({ id: true, startTime: true, appEstimatedCompletionTime: true })
const defaults = { appEstimatedCompletionTime: null }

/** The forecast of V2 (reference V1/V2 5.2). */
export function createForecastGateway(client: AlteryxClient): ForecastGateway {
  return {
    listRuns: async ({ fromMs, toMs }, options) => {
      const after = new Date(fromMs - marginMs).toISOString()
      const before = new Date(toMs + marginMs).toISOString()
      const query = { after, before, afterDate: after, beforeDate: before }
      const bytes = await client.sendForBytes(getForecast, { query }, options)
      const places = new Map<string, number>()
      const scheduleOf: number[] = []
      const startMs: number[] = []
      const durationSeconds: number[] = []
      await parseRecords(bytes, {
        schema: runRecord,
        defaults,
        pause: nextTurn,
        take: ({ id, startTime, appEstimatedCompletionTime }) => {
          const at = startTime === null ? Number.NaN : Date.parse(startTime)
          if (!(at >= fromMs && at < toMs)) return
          const place = places.get(id) ?? places.size
          places.set(id, place)
          scheduleOf.push(place)
          startMs.push(at)
          // A negative one says nothing.
          const seconds = appEstimatedCompletionTime ?? Number.NaN
          durationSeconds.push(seconds >= 0 ? seconds : Number.NaN)
        },
      })
      return {
        scheduleIds: [...places.keys()],
        scheduleOf: Uint32Array.from(scheduleOf),
        startMs: Float64Array.from(startMs),
        durationSeconds: Float32Array.from(durationSeconds),
      }
    },
  }
}
