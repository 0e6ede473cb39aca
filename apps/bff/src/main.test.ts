import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'

const folder = mkdtempSync('/tmp/curator-main-')
chmodSync(folder, 0o755)
const children: ChildProcess[] = []
afterEach(async () => {
  for (const child of children.splice(0)) await end(child, 'SIGTERM')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const script = new URL('./main.ts', import.meta.url).pathname

function start(environment: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      CONSOLE_DATA_DIR: join(folder, 'data'),
      CONSOLE_PRACTICE: 'off',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let said = ''
  const hears = (stream: ChildProcess['stdout']) =>
    stream?.on('data', (text: Buffer) => {
      said += text.toString()
    })
  hears(child.stdout)
  hears(child.stderr)
  const until = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () =>
        pattern.exec(said)?.[1] !== undefined && resolve(pattern.exec(said)?.[1] ?? '')
      child.stdout?.on('data', look)
      child.once('exit', () => reject(new Error(`it ended: ${said}`)))
      look()
    })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { child, until, ended, read: () => said }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve))
  child.kill(signal)
  return gone
}

const address = /Curator Console: (http:\S+)/
const link = /Sign-in link: http:\S+\/setup\?token=(\S+)/

const send = (url: string, path: string, body: unknown) =>
  fetch(`${url}/api/${path}`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

test('the printed link makes the first administrator, who is still there after SIGKILL', async () => {
  const first = start({})
  const url = await first.until(address)
  const token = await first.until(link)
  const account = { name: 'Ada', email: 'ada@example.test', password: 'twelve characters' }
  expect((await send(url, 'session/setup', { token, ...account })).status).toBe(200)
  await end(first.child, 'SIGKILL')

  const second = start({})
  const again = await second.until(address)
  const { email, password } = account
  expect((await send(again, 'session', { email, password })).status).toBe(200)
  expect(second.read()).not.toContain('Sign-in link')
  expect(await end(second.child, 'SIGTERM')).toBe(0)
}, 60_000)

test('an administrator from the settings needs no link; SIGINT stops cleanly', async () => {
  const dataDir = join(folder, 'given')
  const admin = { email: 'grace@example.test', password: 'a password of settings' }
  const running = start({
    CONSOLE_DATA_DIR: dataDir,
    CONSOLE_ADMIN_EMAIL: admin.email,
    CONSOLE_ADMIN_PASSWORD: admin.password,
  })
  const url = await running.until(address)
  expect((await send(url, 'session', admin)).status).toBe(200)
  expect(running.read()).not.toContain('Sign-in link')
  expect(running.read()).not.toContain(admin.password)

  const other = start({ CONSOLE_DATA_DIR: dataDir })
  expect(await other.ended).toBe(1)
  expect(other.read()).toContain(`Another Curator Console (process ${running.child.pid})`)
  expect(await end(running.child, 'SIGINT')).toBe(0)
}, 60_000)

test('settings that can’t be used end the start with all faults in one message', async () => {
  const running = start({ PORT: 'x', CONSOLE_PRACTICE: 'maybe' })
  expect(await running.ended).toBe(1)
  expect(running.read()).toMatch(/PORT: .*\n.*CONSOLE_PRACTICE: must be auto, on or off/)
}, 60_000)

test('a database that can’t be reached ends the start with advice, without its password', async () => {
  const running = start({
    DATABASE_URL: 'postgresql://me:PLANTED@127.0.0.1:1/none',
    CONSOLE_SECRET_KEY: Buffer.from('0123456789abcdefghijklmnopqrstuv').toString('base64'),
  })
  expect(await running.ended).toBe(1)
  expect(running.read()).toContain('DATABASE_URL')
  expect(running.read()).not.toContain('PLANTED')
}, 60_000)
