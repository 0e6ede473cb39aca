import { mkdirSync } from 'node:fs'
import { createApp } from './app.ts'
import { passwordCost } from './auth/password-hasher.ts'
import { startBackground } from './background.ts'
import { type ConsoleServer, listen } from './console-server.ts'
import { systemClock } from './core/clock.ts'
import { createLogger, type Logger } from './core/logger.ts'
import { createSecretBox } from './core/secret-box.ts'
import { createDeps, type Deps } from './deps.ts'
import { ensureConnection } from './ensure-connection.ts'
import { signInLimits } from './http/rate-limits.ts'
import { isPracticeWanted, startPractice } from './practice.ts'
import type { Config } from './settings.ts'
import { checkMasterKey, findMasterKey } from './store/master-key.ts'
import { openStore } from './store/open-store.ts'
import { version } from './version.ts'

/** A console that runs. */
export interface RunningConsole {
  readonly log: Logger
  stop(): Promise<void>
}

type Undo = () => Promise<void>

/**
 * Starts everything in order: store, key, parts, first account and connections, practice server, pages, timed work. When
 * one step fails, the steps before it are undone and the error is thrown on.
 */
export async function startConsole(
  config: Config,
  io: { readonly pagesFolder: string; readonly say: (line: string) => void },
): Promise<RunningConsole> {
  const log = createLogger(config.logLevel)
  const undo: Undo[] = []
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) {
      await step().catch((error: unknown) => log.error({}, 'A part did not stop cleanly', error))
    }
  }
  try {
    const deps = await openDeps(config, log, undo)
    const token = await createFirstAccount(deps, config)
    await connectGiven(deps, config)
    await practise(deps, config, undo)
    // What has work in flight ends side by side, within the same time.
    const endings: Undo[] = []
    undo.push(async () => {
      deps.beginStop()
      await Promise.all(endings.map((end) => end()))
    })
    if (config.roles.includes('worker')) await work(deps, config, endings)
    if (config.roles.includes('web')) {
      const server = await listen(createApp(deps, io.pagesFolder).app, config)
      endings.push(() => server.close(config.stopGraceMs))
      sayAddress(config, server, token, io.say)
    }
    return { log, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function openDeps(config: Config, log: Logger, undo: Undo[]): Promise<Deps> {
  const clock = systemClock
  const store = await openStore({
    ...config,
    connectionsMax: config.databaseConnectionsMax,
    clock,
    log,
  })
  undo.push(store.close)
  mkdirSync(config.dataDir, { recursive: true })
  const secrets = createSecretBox(config.secretKey ?? findMasterKey(config.dataDir))
  await checkMasterKey(store.db, secrets)
  const settings = { ...config, passwordCost, signInLimits, version }
  const deps = createDeps({ settings, store, secrets, clock, log })
  undo.push(deps.close)
  return deps
}

/** Makes the administrator of the settings; without one, answers the token of a one-time link while nobody has signed up. */
async function createFirstAccount(deps: Deps, config: Config): Promise<string | undefined> {
  if (config.admin) {
    await deps.authenticator.createFirst({ ...config.admin, name: 'Administrator' })
  }
  return config.roles.includes('web') ? deps.authenticator.createSetupToken() : undefined
}

async function connectGiven(deps: Deps, config: Config): Promise<void> {
  if (config.givenConnection) {
    await ensureConnection(deps, { ...config.givenConnection, isPractice: false })
  }
}

/** The console is of use without it, so a practice server that does not start is only told of. */
async function practise(deps: Deps, config: Config, undo: Undo[]): Promise<void> {
  if (!(await isPracticeWanted(config.practice, deps))) return
  try {
    undo.push(await startPractice(deps))
  } catch (error) {
    deps.log.error({}, 'The practice server could not be started', error)
  }
}

async function work(deps: Deps, config: Config, endings: Undo[]): Promise<void> {
  const background = await startBackground(deps, config)
  endings.push(() => background.stop(config.stopGraceMs))
  deps.runner.start()
  endings.push(() => deps.runner.stop(config.stopGraceMs))
}

function sayAddress(
  config: Config,
  server: ConsoleServer,
  token: string | undefined,
  say: (line: string) => void,
): void {
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host
  const shown = host.includes(':') ? `[${host}]` : host
  const address = config.publicUrl ?? `http://${shown}:${server.port}`
  say(`Curator Console: ${address}`)
  if (token) say(`Sign-in link: ${address}/setup?token=${token}`)
}
