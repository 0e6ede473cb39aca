import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../src/product.ts'
import { report } from './report.ts'

const loadLimitMs = 200
/** Somebody waits for a proposal with a form before them. */
const spreadLimitMs = 2_000

interface Measured {
  readonly runCount: number
  readonly daysMs: number
  readonly heatMs: number
  readonly loadMs: number
  readonly moveCount: number
  readonly spreadMs: number
}

/**
 * The pictures of 5,000 schedules over 45 days: counting their runs by day, by hour of the week and as load behind slots
 * together, against the limit of 200 ms; and a proposal that spreads a week of them.
 */
export async function benchScheduleLoad(): Promise<boolean> {
  const script = join(root, 'apps/bff/testing/measure-load.ts')
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script])
  const { daysMs, heatMs, loadMs, moveCount, runCount, spreadMs } = JSON.parse(stdout) as Measured
  process.stdout.write(
    `schedule-load: ${runCount} runs, days ${daysMs.toFixed(0)} ms, hours ${heatMs.toFixed(0)} ms, load ${loadMs.toFixed(0)} ms; ${moveCount} moves proposed\n`,
  )
  const picturesMs = daysMs + heatMs + loadMs
  const results = [
    report('schedule-load pictures limit', loadLimitMs, 'ms', 'least', picturesMs, 1),
    report('schedule-load proposal limit', spreadLimitMs, 'ms', 'least', spreadMs, 1),
  ]
  return results.every(Boolean)
}
