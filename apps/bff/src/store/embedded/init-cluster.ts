import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { StoreStartError } from '../store-failure.ts'
import { databaseUrlAdvice, toProgram } from './binaries.ts'
import type { ClusterPlace } from './cluster-place.ts'

/** Owner of the cluster and of every database in it. */
export const databaseUser = 'curator'

/** Environment of the server's programs: nothing of ours, no secret can be read from `/proc`. */
export const programEnvironment: Record<string, string> =
  process.platform === 'win32'
    ? { SystemRoot: 'C:\\Windows', LC_ALL: 'C' }
    : { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' }

/** Password for connections over loopback TCP: made once, beside the cluster, readable by this process's user only. */
export function findPassword(place: ClusterPlace): string {
  const path = join(place.home, 'password')
  if (!existsSync(path)) writeFileSync(path, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (place.user) chownSync(path, place.user.uid, place.user.gid)
  return readFileSync(path, 'utf8')
}

/**
 * Makes the cluster unless it exists: UTF-8, C locale, checksums. It is made under another name and renamed when it is
 * whole, so that a kill in the middle leaves nothing that looks like a database.
 */
export async function initCluster(place: ClusterPlace, isDisposable: boolean): Promise<void> {
  findPassword(place)
  if (!existsSync(join(place.cluster, 'PG_VERSION'))) {
    removeHalfMade(place)
    const draft = `${place.cluster}.new-${process.pid}`
    await runInitdb(place, draft, isDisposable)
    renameSync(draft, place.cluster)
  }
  writeAccessRules(place)
}

function removeHalfMade(place: ClusterPlace): void {
  for (const name of readdirSync(place.home)) {
    if (name.startsWith('cluster-18.new-')) {
      rmSync(join(place.home, name), { recursive: true, force: true })
    }
  }
}

async function runInitdb(place: ClusterPlace, draft: string, isDisposable: boolean): Promise<void> {
  const settings = [
    ...['-D', draft, '-U', databaseUser, '--encoding=UTF8', '--locale=C', '--no-instructions'],
    ...['--auth-local=trust', '--auth-host=scram-sha-256'],
    ...[`--pwfile=${join(place.home, 'password')}`, ...(isDisposable ? ['--no-sync'] : [])],
  ]
  const child = spawn(toProgram(place.programs, 'initdb'), settings, {
    ...place.user,
    cwd: place.home,
    env: programEnvironment,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (text: Buffer) => {
    said = (said + text.toString()).slice(-2000)
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code === 0) return
  rmSync(draft, { recursive: true, force: true })
  throw new StoreStartError(
    `The embedded database can't be created in ${place.home}: ${said.trim() || `exit code ${code}`} ${databaseUrlAdvice}`,
  )
}

/**
 * Who may connect. On the socket: the server's own user, or, where it runs as an unprivileged one, this process's user
 * alone (told by the system, not by a password). Over TCP (tests, Windows): loopback with the password.
 */
function writeAccessRules(place: ClusterPlace): void {
  const local = place.user ? 'local all all peer map=console' : 'local all all trust'
  const host = 'host all all 127.0.0.1/32 scram-sha-256'
  writeOwned(
    place,
    'pg_hba.conf',
    process.platform === 'win32' ? `${host}\n` : `${local}\n${host}\n`,
  )
  writeOwned(place, 'pg_ident.conf', place.user ? `console root ${databaseUser}\n` : '')
}

function writeOwned(place: ClusterPlace, name: string, text: string): void {
  const path = join(place.cluster, name)
  writeFileSync(path, text, { mode: 0o600 })
  chmodSync(path, 0o600)
  if (place.user) chownSync(path, place.user.uid, place.user.gid)
}
