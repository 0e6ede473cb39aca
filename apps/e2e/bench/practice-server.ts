import { Agent, get } from 'node:http'
import { startPracticeServer } from '../src/product.ts'
import { peakMemoryMiB } from './peak-memory.ts'
import { report } from './report.ts'
import { signInAsScript } from './sequential-script.ts'

const userCount = 100_000
const scheduleCount = 20_000
const memoryLimitMiB = 1_536
const readLimitMs = 1
const reads = 4_000

/**
 * The practice server with a large customer's world: its peak memory after every long list was read, against the limit of
 * 1.5 GiB, and the median of reading one user or schedule by id, against the limit of 1 ms.
 */
export async function benchPracticeServer(): Promise<boolean> {
  const server = await startPracticeServer(['--world', 'large', '--users', String(userCount)])
  try {
    const headers = await signInAsScript(server.url)
    const agent = new Agent({ keepAlive: true })
    const read = (path: string) => readAll(new URL(path, server.url), headers, agent)
    const ids = async (path: string) =>
      (JSON.parse(await read(path)) as { id: string }[]).map(({ id }) => id)
    const userIds = await ids('v3/users?view=Full')
    const scheduleIds = await ids('v3/schedules?view=Full')
    if (userIds.length < userCount || scheduleIds.length < scheduleCount) {
      throw new Error(`only ${userIds.length} users and ${scheduleIds.length} schedules`)
    }
    const tookMs: number[] = []
    for (let number = 0; number < reads; number += 1) {
      const place = (number * 7_919) % scheduleCount
      const path =
        number % 2 === 0 ? `v3/users/${userIds[place]}` : `v3/schedules/${scheduleIds[place]}`
      const startedAt = performance.now()
      await read(path)
      tookMs.push(performance.now() - startedAt)
    }
    agent.destroy()
    const median = tookMs.sort((one, other) => one - other)[reads / 2] as number
    const memory = await peakMemoryMiB(server.pid)
    const results = [
      report('practice-server memory limit', memoryLimitMiB, 'MiB', 'peak', memory, 1),
      report('practice-server read limit', readLimitMs, 'ms', 'median', median, 1),
    ]
    return results.every(Boolean)
  } finally {
    await server.stop()
  }
}

function readAll(url: URL, headers: Record<string, string>, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        if (response.statusCode === 200) resolve(text)
        else reject(new Error(`${url.pathname}: ${response.statusCode} ${text.slice(0, 200)}`))
      })
      response.on('error', reject)
    }).on('error', reject)
  })
}
