import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from '../../core/logger.ts'
import { StoreStartError } from '../store-failure.ts'
import { databaseUrlAdvice, findPostgresFolder, toProgram } from './binaries.ts'
import { canEnter, findServerUser, type OsUser, tryProgram } from './os-user.ts'

/** Where an embedded PostgreSQL keeps its things, and as whom it runs. */
export interface ClusterPlace {
  /** Belongs to the server's user, closed to others. */
  readonly home: string
  readonly cluster: string
  readonly socketFolder: string
  readonly programs: string
  /** Undefined: the user of this process. */
  readonly user: OsUser | undefined
}

/** Longest path of a unix socket that every system takes, in bytes, with the name PostgreSQL appends. */
const socketPathMax = 100
const socketName = '/.s.PGSQL.5432'

/** Finds or makes the place. Throws `StoreStartError` where the embedded server can't run. */
export function prepareClusterPlace(dataDir: string, log: Logger): ClusterPlace {
  const user = findServerUser()
  const home = findHome(dataDir, user, log)
  makeFolder(home, user)
  return {
    home,
    cluster: join(home, 'cluster-18'),
    socketFolder: findSocketFolder(home, user),
    programs: findPrograms(home, user, log),
    user,
  }
}

/** Makes a folder only its user may enter. */
function makeFolder(folder: string, user: OsUser | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (user) chownSync(folder, user.uid, user.gid)
  if (process.platform !== 'win32') chmodSync(folder, 0o700)
}

/** The data directory, or, where the server's user may not enter it, a place under /var/lib that is its own. */
function findHome(dataDir: string, user: OsUser | undefined, log: Logger): string {
  const inside = join(dataDir, 'postgres')
  if (!user || (canEnter(dataDir, user) && !existsSync(toOutside(dataDir)))) return inside
  if (existsSync(join(inside, 'cluster-18'))) {
    throw new StoreStartError(
      `The database in ${inside} belongs to user id ${user.uid}, who may not enter ${dataDir}. Let others pass through the folders above it (chmod o+x). ${databaseUrlAdvice}`,
    )
  }
  const outside = toOutside(dataDir)
  mkdirSync(outside, { recursive: true, mode: 0o755 })
  log.warn(
    { folder: outside, dataDir, uid: user.uid },
    'The database can’t run inside the data directory, because its unprivileged user may not enter it; it is kept in this folder instead',
  )
  return outside
}

const toOutside = (dataDir: string) =>
  join('/var/lib/curator-console', createHash('sha256').update(dataDir).digest('hex').slice(0, 16))

function findSocketFolder(home: string, user: OsUser | undefined): string {
  if (Buffer.byteLength(home + socketName) <= socketPathMax) return home
  const hash = createHash('sha256').update(home).digest('hex').slice(0, 16)
  const folder = join(tmpdir(), `curator-${hash}`)
  makeFolder(folder, user)
  const owner = lstatSync(folder)
  const expected = user?.uid ?? process.getuid?.() ?? owner.uid
  if (!owner.isDirectory() || owner.uid !== expected) {
    throw new StoreStartError(
      `${folder} is needed for the database's socket, but belongs to someone else. Remove it, or set CONSOLE_DATA_DIR to a shorter path.`,
    )
  }
  return folder
}

/** The programs in the npm package, or, where the server's user may not reach them, a copy beside the data. */
function findPrograms(home: string, user: OsUser | undefined, log: Logger): string {
  const packaged = findPostgresFolder()
  const first = tryProgram(toProgram(packaged, 'postgres'), user)
  if (first.ok) return packaged
  if (!user) throw cannotRun(first.reason)
  const copy = join(home, 'programs')
  if (!existsSync(copy)) copyFolder(packaged, copy, home)
  const second = tryProgram(toProgram(copy, 'postgres'), user)
  if (!second.ok) throw cannotRun(second.reason)
  log.info(
    { folder: copy, uid: user.uid },
    'The database programs were copied here, because their unprivileged user may not enter the package folder',
  )
  return copy
}

function copyFolder(from: string, to: string, home: string): void {
  for (const name of readdirSync(home)) {
    if (name.startsWith('programs.part-')) rmSync(join(home, name), { recursive: true })
  }
  const part = `${to}.part-${process.pid}`
  cpSync(from, part, { recursive: true, verbatimSymlinks: true })
  renameSync(part, to)
}

const cannotRun = (reason: string) =>
  new StoreStartError(
    `The embedded database does not run on this computer: ${reason} It needs a Linux with glibc, macOS or Windows. ${databaseUrlAdvice}`,
  )
