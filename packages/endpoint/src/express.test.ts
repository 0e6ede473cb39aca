import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type NextFunction, type Request, type Response } from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createClient } from './client.ts'
import { endpoint } from './endpoint.ts'
import { mount, mountedEndpoints, ReplyInvalid } from './express.ts'
import { RequestInvalid } from './request.ts'

const findThings = endpoint({
  method: 'GET',
  path: '/things/:kind',
  status: 200,
  params: z.object({ kind: z.string() }),
  query: z.strictObject({ tag: z.union([z.string(), z.array(z.string())]).optional() }),
  response: z.object({ kind: z.string(), tags: z.unknown(), owner: z.object({ id: z.string() }) }),
  summary: 'Finds things.',
})
const createThing = endpoint({
  method: 'POST',
  path: '/things',
  status: 201,
  query: z.strictObject({}),
  body: z.object({ name: z.string().min(1), size: z.int() }),
  response: z.object({ id: z.string() }),
  summary: 'Creates a thing.',
})
const removeThing = endpoint({
  method: 'DELETE',
  path: '/things/:id',
  status: 204,
  params: z.object({ id: z.string() }),
  reply: 'empty',
  summary: 'Removes a thing.',
})
const download = endpoint({
  method: 'GET',
  path: '/file',
  status: 200,
  reply: 'file',
  summary: 'A file.',
})
const broken = endpoint({
  method: 'GET',
  path: '/broken',
  status: 200,
  response: z.object({ id: z.string() }),
  summary: 'Breaks its promise.',
})

const router = express.Router()
mount(router, findThings, ({ params, query }) => ({
  kind: params.kind,
  tags: query.tag,
  owner: { id: '1', password: 'hunter2' },
  token: 'planted-secret',
}))
mount(router, createThing, () => ({ id: '7' }))
mount(router, removeThing, () => undefined)
mount(router, download, () => ({
  fileName: `Müller's "list"; (a).csv`,
  contentType: 'text/csv',
  bytes: new TextEncoder().encode('ä;b'),
}))
mount(router, broken, async () => ({ id: 7 }) as never)

const app = express()
  .use(express.json())
  .use('/api', router)
  .use((error: unknown, _req: Request, res: Response, _next: NextFunction) => {
    if (error instanceof RequestInvalid) {
      res.status(400).json({ code: 'invalid', status: 400, title: 'No.', fields: error.faults })
    } else res.status(500).json({ code: (error as Error).name, status: 500, title: 'Oh.' })
  })

let server: Server
let base: string
beforeAll(async () => {
  server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const call = () => createClient({ baseUrl: base, fetch })
const fieldsOf = async (response: globalThis.Response) => {
  const { fields } = (await response.json()) as { fields: { path: string; rule: string }[] }
  return fields.map(({ path, rule }) => [path, rule])
}

describe('a mounted endpoint', () => {
  test('answers the client that uses the same descriptor', async () => {
    const reply = await call()(findThings, {
      params: { kind: 'a/b ü' },
      query: { tag: ['x', 'y'] },
    })
    expect(reply).toEqual({ kind: 'a/b ü', tags: ['x', 'y'], owner: { id: '1' } })
  })

  test('never lets a field out that its descriptor does not declare', async () => {
    const text = await (await fetch(`${base}/things/a`)).text()
    expect(JSON.parse(text)).toEqual({ kind: 'a', owner: { id: '1' } })
    expect(text).not.toMatch(/planted-secret|hunter2/)
  })

  test('tells all faults of query and body in one reply', async () => {
    const response = await fetch(`${base}/things?x=1&__proto__=2`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: '', size: 'big' }),
    })
    expect(response.status).toBe(400)
    expect(await fieldsOf(response)).toEqual([
      ['query.x', 'unknown_field'],
      ['query.__proto__', 'unknown_field'],
      ['body.name', 'too_small'],
      ['body.size', 'invalid_type'],
    ])
  })

  test('takes a body without content type as a fault', async () => {
    const response = await fetch(`${base}/things`, { method: 'POST' })
    expect(response.status).toBe(400)
    expect(await fieldsOf(response)).toEqual([['body', 'invalid_type']])
  })

  test('gives every value of a repeated query name', async () => {
    const once = await (await fetch(`${base}/things/a?tag=x`)).json()
    const twice = await (await fetch(`${base}/things/a?tag=x&tag=x`)).json()
    expect([once, twice]).toMatchObject([{ tags: 'x' }, { tags: ['x', 'x'] }])
  })

  test('answers an empty reply without a body', async () => {
    const response = await fetch(`${base}/things/1`, { method: 'DELETE' })
    expect(response.status).toBe(204)
    expect(await response.text()).toBe('')
    expect(await call()(removeThing, { params: { id: '1' } })).toBeUndefined()
  })

  test('sends a file whose name survives quotes, umlauts and brackets', async () => {
    const file = await call()(download, {})
    expect(file).toMatchObject({ fileName: `Müller's "list"; (a).csv`, contentType: 'text/csv' })
    expect(new TextDecoder().decode(file.bytes)).toBe('ä;b')
  })

  test('turns a reply that breaks the descriptor into our fault, not the caller’s', async () => {
    const response = await fetch(`${base}/broken`)
    expect(response.status).toBe(500)
    expect(await response.json()).toMatchObject({ code: ReplyInvalid.name })
  })

  test('is listed in the order of mounting', () => {
    const paths = mountedEndpoints(router).map((spec) => `${spec.method} ${spec.path}`)
    expect(paths).toEqual([
      'GET /things/:kind',
      'POST /things',
      'DELETE /things/:id',
      'GET /file',
      'GET /broken',
    ])
    expect(mountedEndpoints(express.Router())).toEqual([])
  })
})
