import { expect, test } from 'vitest'
import type { AlteryxClient } from './alteryx-client.ts'
import { readAllRights } from './collection-rights.ts'

const record = (at: number) => ({ id: `s${at}`, collectionId: `c${at}`, name: `Number ${at}` })
const all = Array.from({ length: 7 }, (_, at) => record(at))

/** A Server that answers pages in its own way; pages count from 1. */
async function read(toPage: (page: number) => readonly unknown[]) {
  const asked: number[] = []
  const client = {
    sendForBytes: async (_: unknown, { query }: { query: { page: number } }) => {
      asked.push(query.page)
      return new TextEncoder().encode(JSON.stringify(toPage(query.page)))
    },
  } as unknown as AlteryxClient
  const bytes = await readAllRights(client, { priority: 'bulk' })
  return { asked, records: JSON.parse(new TextDecoder().decode(bytes)) as unknown[] }
}

test.each([
  ['pages shorter than asked for', (page: number) => all.slice((page - 1) * 3, page * 3), 4],
  ['one page with all of them', (page: number) => (page === 1 ? all : []), 2],
  ['the same for every page', () => all, 2],
  ['pages that overlap', (page: number) => all.slice((page - 1) * 2, page * 2 + 1), 4],
  ['nothing', () => [], 1],
] as const)('%s are read to the end', async (name, toPage, calls) => {
  const { asked, records } = await read(toPage)
  const byId = new Map((records as typeof all).map((each) => [each.collectionId, each]))
  expect([...byId.values()]).toEqual(name === 'nothing' ? [] : all)
  expect(asked).toEqual(Array.from({ length: calls }, (_, at) => at + 1))
})

test('what is no list is an error', async () => {
  await expect(read(() => ({ message: 'no' }) as never)).rejects.toThrow()
})
