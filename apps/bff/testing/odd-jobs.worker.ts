import { AppError } from '../src/core/app-error.ts'
import { serveWorker } from '../src/directory/serve-worker.ts'

/** A worker for tests: does, fails and dies on demand. */
export type OddJobs = {
  add(a: number, b: number): number
  reverse(bytes: Uint8Array): Uint8Array
  fail(how: 'app' | 'plain'): never
  die(): never
  wait(): Promise<never>
  /** Takes all the memory there is. */
  hoard(): never
  seesEnvironment(name: string): boolean
}

serveWorker<OddJobs>({
  add: (a, b) => a + b,
  reverse: (bytes) => bytes.slice().reverse(),
  fail: (how) => {
    if (how === 'app') throw new AppError('file_unreadable', { detail: 'It is a picture.' })
    throw new TypeError('plain')
  },
  die: () => process.exit(3),
  wait: () => new Promise(() => undefined),
  hoard: () => {
    const kept: number[][] = []
    for (;;) kept.push(Array.from({ length: 10_000 }, (_, at) => at))
  },
  seesEnvironment: (name) => process.env[name] !== undefined,
})
