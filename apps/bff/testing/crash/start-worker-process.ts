import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { WorkerSettings } from './worker-process.ts'

/** A worker process under test. */
export interface WorkerProcess {
  /** The database it works on; rejects when it ends before. */
  readonly ready: Promise<string>
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>
}

export function startWorkerProcess(settings: WorkerSettings): WorkerProcess {
  const script = join(import.meta.dirname, 'worker-process.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
  })
  const ready = waitUntilReady(child, gone)
  ready.catch(() => undefined) // Whoever waits for it hears of it; a process killed early has nobody waiting.
  return {
    ready,
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}

function waitUntilReady(child: ChildProcess, gone: Promise<void>): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) throw new TypeError('the output of the process is not piped')
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('READY ')) resolve(line.slice('READY '.length))
    })
    void gone.then(() => reject(new Error('the worker process ended early')))
  })
}
