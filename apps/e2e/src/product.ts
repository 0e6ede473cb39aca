import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Program, startProgram } from './child-process.ts'

/** Root of the repository. */
export const root = fileURLToPath(new URL('../../..', import.meta.url))
const built = join(root, 'apps/bff/dist')

/** The first administrator of every product under test. */
export const administrator = {
  email: 'ada@example.test',
  password: 'correct horse battery',
} as const

/** Key and secret the practice server under test accepts. */
export const practiceKey = {
  key: '8DE2E00000000001',
  secret: 'e2e-secret-0123456789abcdef',
} as const

/** A running practice server with its control routes. */
export interface PracticeServer {
  /** Web API address. */
  readonly url: string
  readonly pid: number | undefined
  /** Calls `/control/<path>`; answers parsed JSON. */
  control(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
  ): Promise<unknown>
  stop(): Promise<void>
}

/** Starts the built practice server; `args` are its own options. */
export async function startPracticeServer(args: readonly string[] = []): Promise<PracticeServer> {
  const program = await startProgram({
    command: process.execPath,
    args: [
      join(built, 'practice-server.js'),
      '--port',
      '0',
      '--control',
      '--key',
      practiceKey.key,
      '--secret',
      practiceKey.secret,
      ...args,
    ],
    readyPrefix: 'Practice server:',
  })
  const url = program.announced.split(' ')[0] as string
  return {
    url,
    pid: program.child.pid,
    control: async (method, path, body) => {
      const response = await fetch(new URL(`/control/${path}`, url), {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      })
      if (!response.ok)
        throw new Error(`control ${path}: ${response.status} ${await response.text()}`)
      const text = await response.text()
      return text === '' ? undefined : (JSON.parse(text) as unknown)
    },
    stop: async () => {
      await program.stop()
    },
  }
}

/** A running console with a data directory of its own. */
export interface ConsoleProcess {
  readonly url: string
  readonly program: Program
  readonly dataDir: string
  /** Stops it and removes its data. */
  stop(): Promise<void>
}

/** Starts the built console on a free port; without `env` it has no connection and no account. */
export async function startConsole(
  env: Readonly<Record<string, string>> = {},
): Promise<ConsoleProcess> {
  const dataDir = env.CONSOLE_DATA_DIR ?? (await makeDataDir())
  const program = await startProgram({
    command: process.execPath,
    args: [join(built, 'main.js')],
    env: {
      PORT: '0',
      LOG_LEVEL: 'warn',
      CONSOLE_PRACTICE: 'off',
      CONSOLE_DATA_DIR: dataDir,
      ...env,
    },
    readyPrefix: 'Curator Console:',
  })
  return {
    url: program.announced,
    program,
    dataDir,
    stop: async () => {
      await program.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** As root the database runs as another user, who must be able to pass through. */
async function makeDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'curator-console-'))
  await chmod(dataDir, 0o755)
  return dataDir
}

/** A console with its first administrator, connected to a practice server. */
export interface Product {
  readonly console: ConsoleProcess
  readonly practice: PracticeServer
  stop(): Promise<void>
}

/** Starts both; `args` go to the practice server, `env` to the console. */
export async function startProduct(
  args: readonly string[] = ['--world', 'busy-server'],
  env: Readonly<Record<string, string>> = {},
): Promise<Product> {
  const server = await startPracticeServer(args)
  const console = await startConsole({
    CONSOLE_ADMIN_EMAIL: administrator.email,
    CONSOLE_ADMIN_PASSWORD: administrator.password,
    ALTERYX_URL: server.url,
    ALTERYX_KEY: practiceKey.key,
    ALTERYX_SECRET: practiceKey.secret,
    ALTERYX_NAME: 'Practice server',
    ALTERYX_ENVIRONMENT: 'development',
    ...env,
  })
  return {
    console,
    practice: server,
    stop: async () => {
      await console.stop()
      await server.stop()
    },
  }
}
