import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createClient } from './client.ts'
import { endpoint } from './endpoint.ts'
import { ProblemError } from './problem.ts'

const createThing = endpoint({
  method: 'POST',
  path: '/things',
  status: 201,
  body: z.object({ name: z.string() }),
  response: z.object({ id: z.string() }),
  summary: 'Creates a thing.',
})
const json = (value: unknown, status: number, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(value), { status, headers })

/** A client whose only server is `answer`; `calls` holds what was sent, `problems` what the caller's policy heard. */
function aClient(answer: () => Response | Promise<Response>) {
  const calls: { url: string; init: RequestInit }[] = []
  const problems: ProblemError[] = []
  const call = createClient({
    baseUrl: '/api/',
    headers: () => ({ 'x-page': 'one' }),
    onProblem: (error) => problems.push(error),
    fetch: async (url, init) => {
      calls.push({ url: String(url), init: init ?? {} })
      return answer()
    },
  })
  return { call, calls, problems }
}

async function problemOf(reply: Promise<unknown>): Promise<ProblemError['problem']> {
  const error: unknown = await reply.then(
    () => new Error('it succeeded'),
    (reason: unknown) => reason,
  )
  if (error instanceof ProblemError) return error.problem
  throw error
}

describe('the client', () => {
  test('sends what the descriptor says and strips the reply to it', async () => {
    const { call, calls } = aClient(() => json({ id: '7', secret: 'x' }, 201))
    expect(await call(createThing, { body: { name: 'a' } })).toEqual({ id: '7' })
    expect(calls).toMatchObject([
      {
        url: '/api/things',
        init: {
          method: 'POST',
          body: '{"name":"a"}',
          headers: { 'content-type': 'application/json', 'x-page': 'one' },
        },
      },
    ])
  })

  test('throws the problem that the server told, and tells the policy first', async () => {
    const told = { code: 'plan_stale', status: 409, title: 'The plan is stale.' }
    const { call, problems } = aClient(() => json(told, 409))
    expect(await problemOf(call(createThing, { body: { name: 'a' } }))).toEqual(told)
    expect(problems.map((error) => error.problem.code)).toEqual(['plan_stale'])
  })

  test.each([
    ['another status of success', () => json({ id: '7' }, 200)],
    ['a page in place of JSON', () => new Response('<html>', { status: 502 })],
    ['a reply that does not fit', () => json({ id: 7 }, 201)],
    ['an answer cut short', () => new Response('{"id":', { status: 201 })],
  ])('calls %s unreadable', async (_, answer) => {
    const { call, problems } = aClient(answer)
    const found = await problemOf(call(createThing, { body: { name: 'a' } }))
    expect(found.code).toBe('reply_unreadable')
    expect(problems).toHaveLength(1)
  })

  test('passes on the request id of an unreadable answer', async () => {
    const { call } = aClient(
      () => new Response('', { status: 500, headers: { 'x-request-id': 'r1' } }),
    )
    const found = await problemOf(call(createThing, { body: { name: 'a' } }))
    expect(found).toMatchObject({ requestId: 'r1', detail: expect.stringContaining('500') })
  })

  test('says that the console can’t be reached when nothing answers', async () => {
    const { call } = aClient(() => Promise.reject(new TypeError('fetch failed')))
    const found = await problemOf(call(createThing, { body: { name: 'a' } }))
    expect(found.code).toBe('network_failed')
  })

  test('lets an aborted call fail as aborted, which is no problem to show', async () => {
    const abort = new AbortController()
    const { call, problems } = aClient(() => {
      abort.abort()
      return Promise.reject(abort.signal.reason as Error)
    })
    const reply = call(createThing, { body: { name: 'a' } }, abort.signal)
    await expect(reply).rejects.toMatchObject({ name: 'AbortError' })
    expect(problems).toEqual([])
  })

  test('sends forms and bytes in their own encoding', async () => {
    const form = { ...createThing, encoding: 'form' } as const
    const { call, calls } = aClient(() => json({ id: '7' }, 201))
    await call(form, { body: { name: 'a b&c' } })
    expect(String(calls[0]?.init.body)).toBe('name=a+b%26c')
    const bytes = { ...createThing, encoding: 'bytes', body: z.instanceof(Uint8Array) } as const
    await call(bytes, { body: new Uint8Array([1, 2]) })
    expect(calls[1]?.init.body).toEqual(new Uint8Array([1, 2]))
  })

  test('reads a download with its name', async () => {
    const download = endpoint({
      method: 'GET',
      path: '/file',
      status: 200,
      reply: 'file',
      summary: 'A file.',
    })
    const headers = {
      'content-type': 'text/csv',
      'content-disposition': `attachment; filename*=UTF-8''M%C3%BCller%20%28a%29.csv`,
    }
    const { call } = aClient(() => new Response('a;b', { status: 200, headers }))
    const file = await call(download, {})
    expect(file).toMatchObject({ fileName: 'Müller (a).csv', contentType: 'text/csv' })
    expect(new TextDecoder().decode(file.bytes)).toBe('a;b')
  })
})
