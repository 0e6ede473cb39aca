import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { CommandLineInvalid, parseCommandLine } from './command-line.ts'
import { practiceKey, practiceSecret } from './practice-key.ts'

test('without arguments it is the busy server on port 4100', () => {
  expect(parseCommandLine([])).toMatchObject({
    port: 4100,
    host: '127.0.0.1',
    stopWithParent: false,
    options: {
      world: 'busy-server',
      release: '2025.2',
      auth: 'builtin',
      nodeCount: 1,
      tls: true,
      control: false,
    },
  })
})

test('every documented option arrives', () => {
  const line =
    '--port 0 --world large --users 50 --schedules 7 --seed 3 --release 2022.3 --auth saml --nodes 2 --tls off --latency-ms 20 --key K --secret S --now 2026-01-31T08:00:00Z --control'
  expect(parseCommandLine(line.split(' '))).toMatchObject({
    port: 0,
    options: {
      world: 'large',
      userCount: 50,
      scheduleCount: 7,
      seed: 3,
      release: '2022.3',
      auth: 'saml',
      nodeCount: 2,
      tls: false,
      latencyMs: 20,
      key: 'K',
      secret: 'S',
      now: '2026-01-31T08:00:00Z',
      control: true,
    },
  })
})

test.each([
  [['--port', '70000'], /--port takes a whole number of 0 to 65535, not "70000"/],
  [['--users', '0'], /--users/],
  [['--users', '1e3'], /--users/],
  [['--world', 'big'], /--world takes small-team, busy-server, large; not "big"/],
  [['--release', '2019.1'], /--release/],
  [['--auth', 'ldap'], /--auth/],
  [['--nodes', '0'], /--nodes/],
  [['--tls', 'maybe'], /--tls takes on, off; not "maybe"/],
  [['--latency-ms', '-1'], /--latency-ms/],
  [['--now', 'yesterday'], /--now/],
  [['--key', 'K'], /--key and --secret/],
  [['--colour', 'red'], /--colour/],
  [['stray'], /stray/],
])('%j is refused with a sentence', (args, sentence) => {
  expect(() => parseCommandLine(args)).toThrow(CommandLineInvalid)
  expect(() => parseCommandLine(args)).toThrow(sentence)
})

async function startMain(...args: string[]) {
  const main = fileURLToPath(new URL('main.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', main, ...args])
  const closed = once(child, 'close').then(([code]) => code as number | null)
  const printed = new Promise<string>((resolve) => {
    let text = ''
    const add = (chunk: Buffer) => {
      text += String(chunk)
      if (text.endsWith('\n')) resolve(text)
    }
    child.stdout.on('data', add)
    child.stderr.on('data', add)
  })
  return { child, closed, text: await printed }
}

test('started by hand it prints its address and key, serves, and ends on SIGTERM', async () => {
  const { child, closed, text } = await startMain('--port', '0', '--world', 'small-team')
  const url = /^Practice server: (http:\/\/127\.0\.0\.1:\d+\/webapi\/) /.exec(text)?.[1]
  expect(text).toContain(practiceKey)
  expect(text).toContain(practiceSecret)
  expect((await fetch(`${url}v3/users`)).status).toBe(401)
  child.kill('SIGTERM')
  expect(await closed).toBe(0)
})

test('started as a child it ends with its parent’s pipe', async () => {
  const { child, closed } = await startMain(
    '--port',
    '0',
    '--world',
    'small-team',
    '--stop-with-parent',
  )
  child.stdin.end()
  expect(await closed).toBe(0)
})

test('a bad option ends it with a sentence and status 1', async () => {
  const { closed, text } = await startMain('--world', 'big')
  expect(text).toContain('--world takes')
  expect(await closed).toBe(1)
})
