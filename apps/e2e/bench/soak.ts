/**
 * `npm run soak [-- --minutes N] [--seed N]`: people looking around and sheets of 200 rows onboarded under faults, for 30
 * minutes unless told otherwise. Prints figures every minute and each finding at once. Exit code 1 for a finding or a
 * console whose memory grew by more than 5 %; 2 for options that can't be read.
 */
import { parseArgs } from 'node:util'
import { signInOverHttp, waitForDirectory } from '../src/console-client.ts'
import { startProduct } from '../src/product.ts'
import { createFindings } from './soak/findings.ts'
import { loadOnboarding, type OnboardingTally } from './soak/onboarding-load.ts'
import { createRandom } from './soak/random.ts'
import { loadReading, type ReadingTally } from './soak/reading-load.ts'
import { pause, type Rig } from './soak/rig.ts'
import { findGrowth, p99, readVitals, type Vitals } from './soak/vitals.ts'

const mostGrowth = 0.05
const sampleMs = 2_000
/** How long a lost answer is waited out. The practice server is never slower; the usual minute would leave few runs. */
const longestWriteMs = 2_000

interface SoakOptions {
  readonly minutes: number
  readonly seed: number
}

function readOptions(): SoakOptions | undefined {
  try {
    const text = { type: 'string' } as const
    const { values } = parseArgs({ options: { minutes: text, seed: text } })
    const minutes = Number(values.minutes ?? 30)
    const seed = Number(values.seed ?? 1)
    return minutes > 0 && Number.isInteger(seed) ? { minutes, seed } : undefined
  } catch {
    return undefined
  }
}

async function soak({ minutes, seed }: SoakOptions): Promise<boolean> {
  console.log(`soak: ${minutes} minutes, seed ${seed}`)
  const product = await startProduct(['--world', 'busy-server', '--latency-ms', '5'], {
    ALTERYX_WRITE_MAX_MS: String(longestWriteMs),
  })
  try {
    const call = await signInOverHttp(product.console.url)
    const connectionId = await waitForDirectory(call)
    const startedAtMs = performance.now()
    const rig: Rig = {
      ...{ product, call, connectionId },
      random: createRandom(seed),
      findings: createFindings((line) => console.log(line)),
      goesOn: () =>
        performance.now() < startedAtMs + minutes * 60_000 &&
        product.console.program.child.exitCode === null,
    }
    const done: OnboardingTally = { sheetCount: 0, changeCount: 0, faultCount: 0 }
    const read: ReadingTally = { listMs: [], exportCount: 0 }
    const samples: Vitals[] = []
    const readers = [1, 2].map((nth) => ({ ...rig, random: createRandom(seed + nth) }))
    const loads = [loadOnboarding(rig, done), ...readers.map((reader) => loadReading(reader, read))]
    await Promise.all([
      ...loads.map((load) => reportEnd(rig, load)),
      watch(rig, done, read, samples),
    ])
    return judge(rig, samples, startedAtMs, minutes)
  } finally {
    await product.stop()
  }
}

/** A load that breaks off is a finding; the others go on. */
async function reportEnd({ findings }: Rig, load: Promise<void>): Promise<void> {
  await load.catch((error: unknown) => {
    const problem = (error as { problem?: unknown }).problem
    findings.add(`a load broke off: ${(error as Error).stack} ${JSON.stringify(problem ?? '')}`)
  })
}

/** Samples every two seconds, prints every minute. */
async function watch(
  rig: Rig,
  done: OnboardingTally,
  read: ReadingTally,
  samples: Vitals[],
): Promise<void> {
  for (let minute = 1; rig.goesOn(); minute += 1) {
    const endMs = performance.now() + 60_000
    while (rig.goesOn() && performance.now() < endMs) {
      samples.push(await readVitals(rig.product.console.url))
      await pause(sampleMs)
    }
    const last = samples.at(-1)
    const listMs = read.listMs.splice(0)
    console.log(
      `minute ${minute}: console ${last?.rssMiB.toFixed(0)} MiB (heap ${last?.heapMiB.toFixed(0)}), ` +
        `${last?.openFileCount} open files and sockets, ${last?.handleCount} handles; ${listMs.length} lists, ` +
        `p99 ${p99(listMs).toFixed(0)} ms; ${done.sheetCount} sheets, ${done.changeCount} changes, ` +
        `${done.faultCount} faults, ${read.exportCount} exports, ${rig.findings.count} findings`,
    )
  }
}

function judge(rig: Rig, samples: Vitals[], startedAtMs: number, minutes: number): boolean {
  const { exitCode, signalCode } = rig.product.console.program.child
  const hasEnded = exitCode !== null || signalCode !== null
  rig.findings.expect(!hasEnded, () => `the console ended by itself (${exitCode ?? signalCode})`)
  const logged = rig.product.console.program.lines.filter((line) =>
    /"level":(50|60|"error"|"fatal")/.test(line),
  )
  rig.findings.expect(
    logged.length === 0,
    () => `${logged.length} errors in the log, first: ${logged[0]}`,
  )
  const { before, after, growth } = findGrowth(samples, startedAtMs, minutes)
  console.log(
    `soak-memory ${after.toFixed(0)} MiB, minute ${Math.min(5, minutes / 3).toFixed(1)} ${before.toFixed(0)} MiB, ` +
      `ratio ${(1 + growth).toFixed(3)} (target at most ${1 + mostGrowth})`,
  )
  console.log(`soak-findings ${rig.findings.count} (target 0)`)
  return rig.findings.count === 0 && growth <= mostGrowth
}

const options = readOptions()
if (options) {
  process.exitCode = (await soak(options)) ? 0 : 1
} else {
  console.error('Use: npm run soak -- --minutes 30 --seed 1')
  process.exitCode = 2
}
