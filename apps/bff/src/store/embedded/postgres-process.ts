import { type ChildProcess, spawn } from 'node:child_process'
import { toProgram } from './binaries.ts'
import type { ClusterPlace } from './cluster-place.ts'
import { programEnvironment } from './init-cluster.ts'

/** How a server listens and how careful it is with power cuts. */
export interface PostgresSettings {
  /** Undefined: unix socket only. */
  readonly tcpPort: number | undefined
  /** For tests: no fsync. A killed process still loses nothing, a power cut may. */
  readonly isDisposable: boolean
  readonly connectionsMax: number
}

/** One running postmaster. */
export interface PostgresProcess {
  /** Resolves when it takes connections; rejects with what it said when it ended before. */
  readonly ready: Promise<void>
  /** Resolves when it is gone. */
  readonly ended: Promise<void>
  /** Ends sessions and stops cleanly ("fast shutdown"). */
  stop(): Promise<void>
}

/** What a server says while another one still holds the cluster; worth waiting for. */
export const heldByAnother = /lock file ".*" already exists|shared memory block/

/**
 * The parent of the server waits on a pipe from us. When we end, in whatever way, the pipe closes and it stops the
 * server; when the server ends, it ends too. `$1` is the program.
 */
const guardian = `
exec 3<&0
"$@" 3<&- </dev/null & server=$!
( cat <&3 >/dev/null; kill -INT $server ) 2>/dev/null & watcher=$!
exec 3<&-
wait $server; code=$?
kill $watcher 2>/dev/null
exit $code`

/** Starts the server in a session of its own, so that Ctrl-C at a terminal reaches the console alone. */
export function startPostgresProcess(
  place: ClusterPlace,
  settings: PostgresSettings,
): PostgresProcess {
  const child = spawnServer(place, [
    toProgram(place.programs, 'postgres'),
    ...['-D', place.cluster],
    ...toOptions(place, settings).flatMap((option) => ['-c', option]),
  ])
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    child.once('exit', () => resolve())
  })
  return {
    ready: waitUntilReady(child, ended),
    ended,
    stop: async () => {
      if (process.platform === 'win32') stopOnWindows(place)
      else child.stdin?.end()
      await ended
    },
  }
}

function spawnServer(place: ClusterPlace, command: string[]): ChildProcess {
  const [program = '', ...rest] = command
  const isWindows = process.platform === 'win32'
  const args = isWindows ? rest : ['-c', guardian, 'curator-postgres', program, ...rest]
  const child = spawn(isWindows ? program : '/bin/sh', args, {
    ...place.user,
    cwd: place.home,
    env: programEnvironment,
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: !isWindows,
  })
  child.stdin?.on('error', () => undefined) // It went first; `ended` tells.
  return child
}

function toOptions(place: ClusterPlace, settings: PostgresSettings): string[] {
  const isTcp = settings.tcpPort !== undefined
  const fsync = settings.isDisposable ? 'off' : 'on'
  return [
    `listen_addresses=${isTcp ? '127.0.0.1' : ''}`,
    `port=${settings.tcpPort ?? 5432}`,
    `unix_socket_directories=${isTcp ? '' : quoteList(place.socketFolder)}`,
    'unix_socket_permissions=0700',
    `max_connections=${settings.connectionsMax}`,
    'shared_buffers=64MB',
    'work_mem=16MB',
    'max_wal_size=512MB',
    'jit=off',
    `fsync=${fsync}`,
    `full_page_writes=${fsync}`,
    `synchronous_commit=${fsync}`,
    'timezone=UTC',
    'log_timezone=UTC',
    'log_statement=none',
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
  ]
}

/** The setting is a list: a path with a comma or blank must stand in double quotes. */
const quoteList = (path: string) => `"${path.replaceAll('"', '""')}"`

async function waitUntilReady(child: ChildProcess, ended: Promise<void>): Promise<void> {
  let said = ''
  const ready = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.stderr?.on('data', (text: Buffer) => {
      said = (said + text.toString()).slice(-2000)
      if (said.includes('is ready to accept connections')) resolve()
    })
    void ended.then(() => reject(new Error(said.trim() || 'it ended without a word')))
  })
  ready.catch(() => undefined) // Whoever waits for `ready` handles it; nobody may be waiting any more.
  return ready
}

function stopOnWindows(place: ClusterPlace): void {
  const args = ['stop', '-m', 'fast', '-D', place.cluster]
  spawn(toProgram(place.programs, 'pg_ctl'), args, { env: programEnvironment, stdio: 'ignore' })
}
