import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StoreStartError } from '../store-failure.ts'
import { findProcessStart } from './process-start.ts'

/** A held lock on a data directory. */
export interface DataFolderLock {
  release(): void
}

/**
 * Lets one console at a time use a data directory. The file names the process and when it began, so that a file left by
 * a killed process, or a number given to another process since, is not mistaken for a live console. Throws
 * `StoreStartError` naming the live one.
 */
export function lockDataFolder(folder: string): DataFolderLock {
  const path = join(folder, 'console.lock')
  const own = `${process.pid}\n${findProcessStart(process.pid) ?? ''}\n${randomUUID()}\n`
  const draft = `${path}.${randomUUID()}`
  writeFileSync(draft, own, { mode: 0o600 })
  try {
    for (let tries = 0; tries < 5; tries++) {
      if (tryLink(draft, path)) return { release: () => release(path, own) }
      const found = readLock(path)
      if (found !== undefined) removeStale(path, found, folder)
    }
  } finally {
    rmSync(draft, { force: true })
  }
  throw new StoreStartError(`The data directory ${folder} can't be locked: others keep taking it.`)
}

/** A link appears whole or not at all, with its text in it. */
function tryLink(draft: string, path: string): boolean {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function readLock(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function removeStale(path: string, found: string, folder: string): void {
  const [pid = '', start = ''] = found.split('\n')
  if (isAlive(Number(pid), start)) {
    throw new StoreStartError(
      `Another Curator Console (process ${pid}) is using the data directory ${folder}. Stop it first, or set CONSOLE_DATA_DIR to another folder.`,
    )
  }
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  // Someone else may have taken the lock between reading and renaming: then it is given back.
  if (readFileSync(aside, 'utf8') !== found) tryLink(aside, path)
  rmSync(aside, { force: true })
}

function isAlive(pid: number, start: string): boolean {
  if (!Number.isSafeInteger(pid) || pid < 1) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  const now = findProcessStart(pid)
  return now === undefined || start === '' || now === start
}

function release(path: string, own: string): void {
  if (readLock(path) === own) rmSync(path, { force: true })
}
