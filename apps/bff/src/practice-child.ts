import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** A running practice server. */
export interface PracticeChild {
  /** Base address of its Web API. */
  readonly url: string
  readonly ended: Promise<void>
  stop(): Promise<void>
}

const startMs = 30_000

/**
 * Starts a practice server as a child that ends with us, on `port` or, when that is taken, on any free one. Throws when
 * it does not say its address within 30 s.
 */
export async function startPracticeChild(port: number): Promise<PracticeChild> {
  return tryStart(port).catch(() => tryStart(0))
}

async function tryStart(port: number): Promise<PracticeChild> {
  const args = [...toProgram(), '--world', 'busy-server', '--port', String(port)]
  const child = spawn(process.execPath, [...args, '--stop-with-parent'], {
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  child.stdin.on('error', () => undefined)
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    child.once('exit', () => resolve())
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  try {
    return { url: await readAddress(child, ended), ended, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Built, it lies beside us; from sources, it is a package of its own. */
function toProgram(): string[] {
  const built = fileURLToPath(new URL('./practice-server.js', import.meta.url))
  if (existsSync(built)) return [built]
  const source = new URL('../../../packages/alteryx-sandbox/src/main.ts', import.meta.url)
  const loader = createRequire(import.meta.url).resolve('tsx')
  return ['--import', loader, fileURLToPath(source)]
}

/** The line it prints when it listens; nothing else of it is read or kept. */
function readAddress(child: ChildProcess, ended: Promise<void>): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error('the practice server did not start in time')),
      startMs,
    )
    timer.unref()
    void ended.then(() => reject(new Error('the practice server ended at once')))
    child.stdout?.on('data', (text: Buffer) => {
      said = (said + text.toString()).slice(-1000)
      const address = /Practice server: (\S+)/.exec(said)?.[1]
      if (!address) return
      clearTimeout(timer)
      resolve(address)
    })
  })
}
