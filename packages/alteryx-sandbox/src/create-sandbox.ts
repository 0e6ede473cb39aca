import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Express } from 'express'
import { type CallLog, createCallLog } from './call-log.ts'
import { createClock, type SandboxClock } from './clock.ts'
import { createApp } from './create-app.ts'
import { createFaults, type Faults } from './faults.ts'
import { recallJobs } from './jobs/recall-jobs.ts'
import { createBalancer } from './nodes.ts'
import { resolveOptions, type SandboxOptions } from './options.ts'
import { createRandom } from './random.ts'
import { planAllSchedules } from './schedules/plan-schedules.ts'
import type { ApiKey, SandboxState } from './state.ts'
import { createTokens, type Tokens } from './tokens.ts'
import type { World } from './world.ts'
import { loadWorld } from './worlds/load-world.ts'

/** A practice server that listens. */
export interface ListeningSandbox {
  /** Base address with a slash at the end: `http://127.0.0.1:4100/webapi/`. */
  readonly url: string
  readonly port: number
  /** Ends all connections. Writes that are late are still applied. */
  close(): Promise<void>
}

/** A practice server in this process: what it serves, and the handles by which a test steers it. */
export interface Sandbox {
  readonly app: Express
  /** What it holds now; ask again after another world was loaded. */
  readonly world: World
  readonly faults: Faults
  readonly calls: CallLog
  readonly clock: SandboxClock
  readonly tokens: Tokens
  /** Keys by their text; add one to sign in as somebody else. */
  readonly keys: Map<string, ApiKey>
  /** Default port: any that is free; default host 127.0.0.1. */
  listen(port?: number, host?: string): Promise<ListeningSandbox>
}

/** Builds a practice server; listens only when told to. Throws a `RangeError` for a start instant that is none. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const resolved = resolveOptions(options)
  const clock = createClock({
    ...(options.now === undefined ? {} : { now: options.now }),
    ...(options.timeSource === undefined ? {} : { source: options.timeSource }),
  })
  const state: SandboxState = {
    options: resolved,
    world: loadWorld(resolved.world, resolved.userCount, resolved.seed, resolved.scheduleCount),
    clock,
    random: createRandom(resolved.seed),
    keys: new Map([[resolved.key, { secret: resolved.secret }]]),
    tokens: createTokens(clock),
    faults: createFaults(),
    calls: createCallLog(),
    toNode: createBalancer(resolved.nodeCount),
  }
  planAllSchedules(state.world, clock.now())
  recallJobs(state.world, clock.now())
  clock.onAdvance((nowMs) => state.world.timeline.advanceTo(nowMs))
  const app = createApp(state)
  const { faults, calls, tokens, keys } = state
  return {
    app,
    faults,
    calls,
    clock,
    tokens,
    keys,
    get world() {
      return state.world
    },
    listen: (port = 0, host = '127.0.0.1') => listen(createServer(app), port, host),
  }
}

async function listen(server: Server, port: number, host: string): Promise<ListeningSandbox> {
  // Longer than any client keeps an idle connection, so that it is never us who closes one under a request.
  server.keepAliveTimeout = 120_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo
  const shownHost = host.includes(':') ? `[${host}]` : host
  return {
    url: `http://${shownHost}:${address.port}/webapi/`,
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
