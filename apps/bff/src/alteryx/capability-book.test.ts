import { releases } from '@curator/alteryx-sandbox/options'
import { createSwaggerDocument } from '@curator/alteryx-sandbox/swagger/swagger-document'
import type { ConnectionId } from '@curator/console-contract/ids'
import { expect, test } from 'vitest'
import { AppError } from '../core/app-error.ts'
import { type Clock, systemClock } from '../core/clock.ts'
import { silentLogger } from '../core/logger.ts'
import { createCapabilityBook } from './capability-book.ts'
import { listOperations } from './operation-catalog.ts'

const id = 'practice' as ConnectionId
const hour = 3_600_000
const documentOf = (release: (typeof releases)[number]) =>
  new TextEncoder().encode(JSON.stringify(createSwaggerDocument(release)))

/** A book over a Server that answers by script, with a clock that is moved by hand. */
function open(answer: () => Uint8Array | Promise<Uint8Array>) {
  let nowMs = 0
  let readCount = 0
  const clock: Clock = { ...systemClock, monotonicMs: () => nowMs }
  const readSwagger = async () => {
    readCount += 1
    return answer()
  }
  const book = createCapabilityBook({ readSwagger, clock, log: silentLogger })
  return { book, reads: () => readCount, pass: (ms: number) => (nowMs += ms) }
}

test('a recent Server has everything of V3; V1 and V2 are not in its document', async () => {
  const found = await open(() => documentOf('2025.2')).book.find(id)
  expect([found.source, found.failure, found.extras]).toEqual(['document', null, []])
  const current = found.operations.filter(({ until }) => until === null)
  for (const operation of current) {
    const state = operation.family === 'V3' ? 'available' : 'not_described'
    expect([operation.operationId, operation.state]).toEqual([operation.operationId, state])
    expect(found.whyMissing(operation.operationId)).toBeNull()
  }
  expect(found.operations).toHaveLength(listOperations().length)
  expect(found.differences.filter(({ reason }) => reason === null)).toEqual([])
})

test('an old Server lacks what came later, with words of what to do instead', async () => {
  const { whyMissing, operations, release } = await open(() => documentOf('2021.4')).book.find(id)
  expect(whyMissing('Users_GetUsers')).toBeNull()
  expect(whyMissing('Users_TransferAssets')).toMatch(/2024\.1.*Change the owner of each/)
  const missing = operations.filter(({ state }) => state === 'missing')
  for (const { advice, since } of missing)
    expect([advice, since > '2021.4']).toEqual([expect.stringMatching(/\.$/), true])
  expect(release.atLeast).toBe('2021.4')
})

test.each(releases)('release %s is told from what came with it', async (played) => {
  const { release } = await open(() => documentOf(played)).book.find(id)
  expect(release.atLeast && release.atLeast <= played).toBe(true)
  expect(release.olderThan === null || release.olderThan > played).toBe(true)
  const news = new Set(
    listOperations()
      .filter((it) => it.family === 'V3' && !it.until)
      .map(({ since }) => since),
  )
  if (news.has(played)) expect(release.atLeast).toBe(played)
})

test('it is read once an hour, however many ask, and when it is asked to', async () => {
  const { book, reads, pass } = open(() => documentOf('2024.2'))
  await Promise.all([book.find(id), book.find(id), book.refresh(id)])
  expect(reads()).toBe(1)
  pass(hour - 1)
  await book.find(id)
  expect(reads()).toBe(1)
  pass(1)
  await book.find(id)
  await book.refresh(id)
  expect(reads()).toBe(3)
  book.forget(id)
  await book.find(id)
  expect(reads()).toBe(4)
})

test.each([
  ['a web page', new TextEncoder().encode('<html>Sign in</html>')],
  ['something else in JSON', new TextEncoder().encode('{"openapi":"3.0.0"}')],
  ['nothing', new Uint8Array()],
])('a Server that answers with %s is assumed to have everything', async (_what, bytes) => {
  const { book, pass, reads } = open(() => bytes)
  const found = await book.find(id)
  expect([found.source, found.readAt, found.release.atLeast]).toEqual(['assumed', null, null])
  expect(found.failure).toBeInstanceOf(Error)
  expect(found.operations.every(({ state }) => state === 'not_described')).toBe(true)
  expect(found.whyMissing('Users_TransferAssets')).toBeNull()
  await book.find(id)
  expect(reads()).toBe(1)
  pass(60_000)
  await book.find(id)
  expect(reads()).toBe(2)
})

test('a byte order mark does no harm', async () => {
  const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), documentOf('2025.2')])
  expect((await open(() => marked).book.find(id)).source).toBe('document')
})

test('what was read stays in use while the Server is away, and says so', async () => {
  let isAway = false
  const { book } = open(() => {
    if (isAway) throw new Error('away')
    return documentOf('2021.4')
  })
  await book.find(id)
  isAway = true
  const later = await book.refresh(id)
  expect([later.source, (later.failure as Error).message]).toEqual(['document', 'away'])
  expect(later.whyMissing('Users_TransferAssets')).not.toBeNull()
  isAway = false
  expect((await book.refresh(id)).failure).toBeNull()
})

test('a connection that is gone is not found', async () => {
  const { book } = open(() => Promise.reject(new AppError('not_found')))
  await expect(book.find(id)).rejects.toThrow(AppError)
})

test('what a Server has beyond this build, and where it differs, is listed', async () => {
  const document = structuredClone(createSwaggerDocument('2025.2')) as unknown as {
    paths: Record<string, Record<string, { parameters: object[] }>>
  }
  const paths = document.paths
  Object.assign(paths, {
    '/v3/robots': { get: { operationId: 'Robots_Get', responses: {} } },
    '/v3/users/{userId}/robots': { get: { operationId: 'Users_Robots', responses: {} } },
  })
  paths['/v3/usergroups']?.get?.parameters.push({ name: 'page', in: 'query', type: 'string' })
  const found = await open(() => new TextEncoder().encode(JSON.stringify(document))).book.find(id)
  expect(found.extras.map(({ operationId }) => operationId)).toEqual(['Users_Robots', 'Robots_Get'])
  expect(found.differences.filter(({ reason }) => reason === null)).toEqual([
    expect.objectContaining({
      operationId: 'UserGroups_GetUserGroups',
      sentence: expect.stringContaining('page'),
    }),
  ])
})
