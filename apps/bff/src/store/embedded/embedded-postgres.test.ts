import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { systemClock } from '../../core/clock.ts'
import { silentLogger } from '../../core/logger.ts'
import { openStore } from '../open-store.ts'
import { retryWhileUnavailable } from '../retry-while-unavailable.ts'
import { lockDataFolder } from './data-folder-lock.ts'

const folder = mkdtempSync('/tmp/curator-embedded-')
chmodSync(folder, 0o755)
const children: ChildProcess[] = []
afterEach(async () => {
  for (const child of children.splice(0)) await end(child, 'SIGTERM')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const script = new URL('../../../testing/open-store-process.ts', import.meta.url).pathname

/** Starts a console's store in a process of its own and answers its first line. */
async function openInProcess(dataDir: string): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const line = await new Promise<string>((resolve) => {
    child.stdout?.once('data', (text: Buffer) => resolve(text.toString().trim()))
    child.once('exit', () => resolve('ENDED'))
  })
  return { child, line }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await gone
}

const readPostmasterPid = (dataDir: string) =>
  Number(readFileSync(join(dataDir, 'postgres/cluster-18/postmaster.pid'), 'utf8').split('\n')[0])

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

test('after SIGKILL of the console its server stops, and the next start finds every committed row', async () => {
  const dataDir = join(folder, 'killed')
  for (const round of [1, 2, 3]) {
    const { child, line } = await openInProcess(dataDir)
    expect(line).toBe(`OPEN ${round}`)
    const postmaster = readPostmasterPid(dataDir)
    await end(child, 'SIGKILL')
    if (round < 3) continue
    const giveUpMs = systemClock.monotonicMs() + 10_000
    while (isAlive(postmaster) && systemClock.monotonicMs() < giveUpMs) await systemClock.sleep(50)
    expect(isAlive(postmaster)).toBe(false)
  }
}, 60_000)

test('a second console on the same data directory is refused and told which one holds it', async () => {
  const dataDir = join(folder, 'shared')
  const first = await openInProcess(dataDir)
  expect(first.line).toBe('OPEN 1')
  const second = await openInProcess(dataDir)
  expect(second.line).toContain(`FAILED Another Curator Console (process ${first.child.pid})`)
  await end(first.child, 'SIGTERM')
  const third = await openInProcess(dataDir)
  expect(third.line).toBe('OPEN 2')
}, 60_000)

test('a server killed under a living console comes back and the pool with it', async () => {
  const dataDir = join(folder, 'supervised')
  const options = {
    databaseUrl: undefined,
    connectionsMax: 3,
    clock: systemClock,
    log: silentLogger,
  }
  const store = await openStore({ ...options, dataDir })
  await store.pool.query('create table kept (n int)')
  await store.pool.query('insert into kept values (1)')
  process.kill(readPostmasterPid(dataDir), 'SIGKILL')
  const read = () => store.pool.query<{ n: number }>('select count(*) as n from kept')
  await systemClock.sleep(50)
  const { rows } = await retryWhileUnavailable(read, systemClock, AbortSignal.timeout(10_000))
  expect(rows).toEqual([{ n: 1 }])
  const postmaster = readPostmasterPid(dataDir)
  await store.close()
  expect(isAlive(postmaster)).toBe(false)
}, 60_000)

test('a kill during the making of the cluster leaves nothing half', async () => {
  const dataDir = join(folder, 'half')
  mkdirSync(join(dataDir, 'postgres/cluster-18.new-1/base'), { recursive: true })
  writeFileSync(join(dataDir, 'postgres/cluster-18.new-1/PG_VERSION'), '18\n')
  const { line } = await openInProcess(dataDir)
  expect(line).toBe('OPEN 1')
  expect(readdirSync(join(dataDir, 'postgres')).filter((name) => name.includes('.new-'))).toEqual(
    [],
  )
}, 60_000)

test('a path too long for a socket still works', async () => {
  const dataDir = join(folder, 'long-'.repeat(22))
  const { line } = await openInProcess(dataDir)
  expect(line).toBe('OPEN 1')
}, 60_000)

test('a data directory in a closed folder is served from a place the unprivileged user may enter', async () => {
  if (process.getuid?.() !== 0) return
  const closed = mkdtempSync('/tmp/curator-closed-')
  const first = await openInProcess(join(closed, 'data'))
  expect(first.line).toBe('OPEN 1')
  await end(first.child, 'SIGTERM')
  const second = await openInProcess(join(closed, 'data'))
  expect(second.line).toBe('OPEN 2')
  await end(second.child, 'SIGTERM')
  const hash = createHash('sha256').update(join(closed, 'data')).digest('hex').slice(0, 16)
  rmSync(join('/var/lib/curator-console', hash), { recursive: true })
  rmSync(closed, { recursive: true })
}, 60_000)

test('a lock left by a process that is gone, or whose number went to another, does not hold', () => {
  const place = mkdtempSync(join(folder, 'lock-'))
  writeFileSync(join(place, 'console.lock'), '999999999\nnever\nx\n')
  lockDataFolder(place).release()
  writeFileSync(join(place, 'console.lock'), `${process.pid}\nanother-boot:1\nx\n`)
  const lock = lockDataFolder(place)
  expect(() => lockDataFolder(place)).toThrow(`process ${process.pid}`)
  lock.release()
  lockDataFolder(place).release()
})
