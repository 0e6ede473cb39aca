import { randomUUID } from 'node:crypto'
import { createSandbox } from '@curator/alteryx-sandbox/create-sandbox'
import type { SandboxOptions } from '@curator/alteryx-sandbox/options'
import { practiceKey, practiceSecret } from '@curator/alteryx-sandbox/practice-key'
import type { StopRule } from '@curator/console-contract/runs'
import { createGateways } from '../src/alteryx/create-gateways.ts'
import type { AlteryxGateways } from '../src/alteryx/gateways.ts'
import { systemClock } from '../src/core/clock.ts'
import { silentLogger } from '../src/core/logger.ts'
import { createSecretBox } from '../src/core/secret-box.ts'
import type { RunnerTimes } from '../src/plans/runner/execute.ts'
import { createRunner, type Runner, type RunnerOptions } from '../src/plans/runner.ts'
import { createJournalStore, type JournalStore } from '../src/store/journal.store.ts'
import { createEngine, type LooseChange } from './engine.ts'
import { createTestDatabase } from './test-database.ts'
import { createWorldDirectory } from './world-directory.ts'

/** Times short enough for tests. */
const quickTimes: RunnerTimes = {
  leaseMs: 1_000,
  renewMs: 200,
  marginMs: 200,
  troubleMaxMs: 1_500,
  directoryMaxAgeMs: 60_000,
  writeMaxMs: 300,
}

/** The engine on a database of its own and a practice server. */
export async function startRunRig(
  options: {
    readonly sandbox?: SandboxOptions
    readonly times?: Partial<RunnerTimes>
    readonly maxConcurrency?: number
    readonly gateways?: (gateways: AlteryxGateways) => AlteryxGateways
  } = {},
) {
  const database = await createTestDatabase()
  const { db } = database
  const sandbox = createSandbox({ world: 'small-team', ...options.sandbox })
  const server = await sandbox.listen()
  const runners: Runner[] = []
  const engine = await createEngine(db, server.url, options.maxConcurrency ?? 8, () => {
    for (const runner of runners) runner.nudge()
  })
  const times = { ...quickTimes, ...options.times }
  const openGateways = () => {
    const gateways = createGateways({
      connection: {
        baseUrl: server.url,
        clientId: practiceKey,
        maxConcurrency: options.maxConcurrency ?? 8,
      },
      secrets: createSecretBox(Buffer.alloc(32, 7)),
      readSecret: async () => practiceSecret,
      clock: systemClock,
      log: silentLogger,
    })
    return options.gateways?.(gateways) ?? gateways
  }
  const opened: AlteryxGateways[] = []
  const store = createJournalStore(db)
  const directory = createWorldDirectory(sandbox.world)

  function addRunner(
    more: Partial<RunnerOptions> & { readonly store?: JournalStore } = {},
  ): Runner {
    const gateways = openGateways()
    opened.push(gateways)
    const runner = createRunner({
      store,
      getGateways: async () => gateways,
      directories: { get: async () => directory },
      clock: systemClock,
      log: silentLogger,
      random: () => 0.5,
      times,
      ...(runners.length === 0
        ? { owner: engine.typedSecrets.owner, secrets: engine.typedSecrets }
        : { owner: randomUUID() }),
      pollMs: 50,
      ...more,
    })
    runners.push(runner)
    runner.start()
    return runner
  }

  /** Runs a plan to its end with one runner; answers the run and its results by seq. */
  async function runPlan(changes: readonly LooseChange[], stopRule?: StopRule) {
    if (runners.length === 0) addRunner()
    const runId = await engine.start(await engine.plan(changes), stopRule)
    const run = await engine.waitFor(runId)
    return { run, results: await engine.results(runId) }
  }

  return {
    db,
    sandbox,
    server,
    ...engine,
    store,
    openGateways,
    addRunner,
    runPlan,
    close: async () => {
      await Promise.all(runners.map((runner) => runner.stop(0)))
      await Promise.all(opened.map((gateways) => gateways.close()))
      await server.close()
      await database.close()
    },
  }
}

export type RunRig = Awaited<ReturnType<typeof startRunRig>>
