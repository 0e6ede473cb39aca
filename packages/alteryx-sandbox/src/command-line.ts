import { parseArgs } from 'node:util'
import { releases, type SandboxOptions, signInTypes } from './options.ts'
import { worldNames } from './worlds/load-world.ts'

/** What the command line asks for. */
export interface CommandLine {
  readonly options: SandboxOptions
  readonly port: number
  readonly host: string
  /** End when standard input closes: for whoever starts the practice server as a child. */
  readonly stopWithParent: boolean
  readonly help: boolean
}

/** A faulty command line; the message says which option and what it takes. */
export class CommandLineInvalid extends Error {}

/** The options in short, for `--help` and after an error. */
export const usage = `Practice server options
  --port 4100             0 picks a free one
  --host 127.0.0.1
  --world busy-server     ${worldNames.join(' | ')}
  --users 100000          people in the world "large"
  --schedules N           schedules in a made-up world; "large" has 20,000
  --seed 1                decides the made-up people
  --release 2025.2        ${releases.join(' | ')}
  --auth builtin          ${signInTypes.join(' | ')}
  --nodes 1               server nodes without shared tokens
  --tls on                on | off: off refuses what needs TLS (credentials, DCM)
  --latency-ms 0          pause before each API call
  --key KEY --secret SECRET
  --now ISO               instant the clock starts at
  --control               serve /control/ (test control, no sign-in)
  --stop-with-parent      end when standard input closes`

const flags = {
  port: { type: 'string', default: '4100' },
  host: { type: 'string', default: '127.0.0.1' },
  world: { type: 'string', default: 'busy-server' },
  users: { type: 'string', default: '100000' },
  schedules: { type: 'string' },
  seed: { type: 'string', default: '1' },
  release: { type: 'string', default: '2025.2' },
  auth: { type: 'string', default: 'builtin' },
  nodes: { type: 'string', default: '1' },
  tls: { type: 'string', default: 'on' },
  'latency-ms': { type: 'string', default: '0' },
  key: { type: 'string' },
  secret: { type: 'string' },
  now: { type: 'string' },
  control: { type: 'boolean', default: false },
  'stop-with-parent': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** Reads the arguments after the script name. Throws `CommandLineInvalid`. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const values = readFlags(args)
  const { key, secret, now } = values
  if ((key === undefined) !== (secret === undefined)) {
    throw new CommandLineInvalid('--key and --secret go together: give both or neither.')
  }
  if (now !== undefined && Number.isNaN(Date.parse(now))) {
    throw new CommandLineInvalid(`--now takes an instant like 2026-01-31T08:00:00Z, not "${now}".`)
  }
  return {
    options: {
      world: toWord('world', values.world, worldNames),
      userCount: toInteger('users', values.users, 1, 1_000_000),
      seed: toInteger('seed', values.seed, 0, 4_294_967_295),
      release: toWord('release', values.release, releases),
      auth: toWord('auth', values.auth, signInTypes),
      nodeCount: toInteger('nodes', values.nodes, 1, 16),
      tls: toWord('tls', values.tls, ['on', 'off'] as const) === 'on',
      latencyMs: toInteger('latency-ms', values['latency-ms'], 0, 600_000),
      control: values.control,
      ...(key === undefined || secret === undefined ? {} : { key, secret }),
      ...(now === undefined ? {} : { now }),
      ...(values.schedules === undefined
        ? {}
        : { scheduleCount: toInteger('schedules', values.schedules, 0, 1_000_000) }),
    },
    port: toInteger('port', values.port, 0, 65_535),
    host: values.host,
    stopWithParent: values['stop-with-parent'],
    help: values.help,
  }
}

function readFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags, strict: true }).values
  } catch (cause) {
    throw new CommandLineInvalid(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

function toInteger(name: string, text: string, lowest: number, highest: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (value >= lowest && value <= highest) return value
  throw new CommandLineInvalid(
    `--${name} takes a whole number of ${lowest} to ${highest}, not "${text}".`,
  )
}

function toWord<T extends string>(name: string, text: string, words: readonly T[]): T {
  const word = words.find((known) => known === text)
  if (word !== undefined) return word
  throw new CommandLineInvalid(`--${name} takes ${words.join(', ')}; not "${text}".`)
}
