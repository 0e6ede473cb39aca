import { expect, test } from 'vitest'
import { listen } from './console-server.ts'
import { systemClock } from './core/clock.ts'

const here = { host: '127.0.0.1', port: 0 }

test('a stop lets replies under way end, then closes their connections at once', async () => {
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const server = await listen((_req, res) => void held.then(() => res.end('whole')), here)
  const asked = fetch(`http://127.0.0.1:${server.port}/`)
  await systemClock.sleep(50)
  const beganMs = systemClock.monotonicMs()
  const closed = server.close(5_000)
  release()
  expect(await (await asked).text()).toBe('whole')
  await closed
  expect(systemClock.monotonicMs() - beganMs).toBeLessThan(1_000)
})

test('what is not done in time is cut', async () => {
  const server = await listen((_req, res) => void res.write('begun'), here)
  const reply = await fetch(`http://127.0.0.1:${server.port}/`)
  await server.close(100)
  await expect(reply.text()).rejects.toThrow()
})

test('a port in use is told by its code', async () => {
  const first = await listen((_req, res) => void res.end(), here)
  await expect(listen(() => undefined, { ...here, port: first.port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  })
  await first.close(0)
})
