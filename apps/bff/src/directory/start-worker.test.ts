import { afterEach, describe, expect, test } from 'vitest'
import type { OddJobs } from '../../testing/odd-jobs.worker.ts'
import { AppError } from '../core/app-error.ts'
import { ProcessEnded, startProcess } from './start-process.ts'
import { startWorker } from './start-worker.ts'
import type { WorkerHandle } from './worker-handle.ts'

const openHandles: WorkerHandle<OddJobs>[] = []
afterEach(async () => {
  for (const worker of openHandles.splice(0)) await worker.close()
})

function start(onCrash?: (error: Error) => void): WorkerHandle<OddJobs> {
  const url = new URL('../../testing/odd-jobs.worker.ts', import.meta.url)
  const worker = startWorker<OddJobs>(url, onCrash ? { onCrash } : {})
  openHandles.push(worker)
  return worker
}

describe('a worker thread', () => {
  test('answers each call with its own result, bytes moved both ways', async () => {
    const worker = start()
    const bytes = new Uint8Array([1, 2, 3])
    const [reversed, sum] = await Promise.all([
      worker.call('reverse', [bytes], [bytes.buffer]),
      worker.call('add', [1, 2]),
    ])
    expect([...reversed]).toEqual([3, 2, 1])
    expect(sum).toBe(3)
    expect(bytes.byteLength).toBe(0)
  })

  test('carries errors over, the console’s own with code and detail', async () => {
    const worker = start()
    await expect(worker.call('fail', ['app'])).rejects.toEqual(
      new AppError('file_unreadable', { detail: 'It is a picture.' }),
    )
    await expect(worker.call('fail', ['app'])).rejects.toMatchObject({ code: 'file_unreadable' })
    await expect(worker.call('fail', ['plain'])).rejects.toMatchObject({
      name: 'TypeError',
      message: 'plain',
    })
  })

  test('that dies rejects what was asked, tells, and is started again', async () => {
    const crashes: Error[] = []
    const worker = start((error) => crashes.push(error))
    await expect(Promise.all([worker.call('die', []), worker.call('wait', [])])).rejects.toThrow(
      'ended (code 3)',
    )
    expect(crashes).toHaveLength(1)
    expect(await worker.call('add', [2, 2])).toBe(4)
  })

  test('that is closed takes no calls, and what can’t be cloned harms nobody else', async () => {
    const worker = start()
    await expect(worker.call('add', [(() => 1) as never, 1])).rejects.toThrow('could not be cloned')
    const waiting = worker.call('wait', [])
    await Promise.all([expect(waiting).rejects.toThrow('closed'), worker.close()])
    await expect(worker.call('add', [1, 1])).rejects.toThrow('closed')
  })
})

describe('a worker process', () => {
  const url = new URL('../../testing/odd-jobs.worker.ts', import.meta.url)
  const open = (heapMaxMb: number) => {
    const worker = startProcess<OddJobs>(url, { heapMaxMb })
    openHandles.push(worker)
    return worker
  }

  test('answers calls with bytes and carries errors over', async () => {
    const worker = open(256)
    expect([...(await worker.call('reverse', [new Uint8Array([1, 2, 3])]))]).toEqual([3, 2, 1])
    await expect(worker.call('fail', ['app'])).rejects.toMatchObject({ code: 'file_unreadable' })
    await expect(worker.call('fail', ['plain'])).rejects.toMatchObject({ name: 'TypeError' })
  })

  test('that needs too much memory takes only itself, and is started again', async () => {
    const worker = open(64)
    const failed = await Promise.allSettled([worker.call('hoard', []), worker.call('wait', [])])
    for (const { reason } of failed as PromiseRejectedResult[]) {
      expect(reason).toBeInstanceOf(ProcessEnded)
    }
    expect(await worker.call('add', [2, 2])).toBe(4)
  })

  test('that is closed takes no calls', async () => {
    const worker = open(256)
    const waiting = worker.call('wait', [])
    await Promise.all([expect(waiting).rejects.toThrow('closed'), worker.close()])
    await expect(worker.call('add', [1, 1])).rejects.toThrow('closed')
  })

  test('sees nothing of our environment', async () => {
    process.env.PLANTED_SECRET = 'in the environment'
    expect(await open(256).call('seesEnvironment', ['PLANTED_SECRET'])).toBe(false)
    delete process.env.PLANTED_SECRET
  })
})
