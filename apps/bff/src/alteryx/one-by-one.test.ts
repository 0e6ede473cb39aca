import { expect, test } from 'vitest'
import { createOneByOne } from './one-by-one.ts'

/** Work that says when it began and ends when told to. */
function makeWork() {
  const begun: string[] = []
  const ends = new Map<string, { resolve: () => void; reject: (error: Error) => void }>()
  const work = (name: string) => () => {
    begun.push(name)
    return new Promise<string>((resolve, reject) => {
      ends.set(name, { resolve: () => resolve(name), reject })
    })
  }
  return { begun, work, end: (name: string) => ends.get(name) }
}
const settle = () => new Promise((resolve) => setImmediate(resolve))

test('work on one key waits, work on another does not', async () => {
  const oneByOne = createOneByOne()
  const { begun, end, work } = makeWork()
  const results = [oneByOne('a', work('a1')), oneByOne('a', work('a2')), oneByOne('b', work('b1'))]
  await settle()
  expect(begun).toEqual(['a1', 'b1'])
  end('a1')?.resolve()
  await settle()
  expect(begun).toEqual(['a1', 'b1', 'a2'])
  end('b1')?.resolve()
  end('a2')?.resolve()
  expect(await Promise.all(results)).toEqual(['a1', 'a2', 'b1'])
})

test('work that fails lets the next go on, and fails alone', async () => {
  const oneByOne = createOneByOne()
  const { begun, end, work } = makeWork()
  const first = oneByOne('a', work('a1'))
  const second = oneByOne('a', work('a2'))
  await settle()
  end('a1')?.reject(new Error('no'))
  await expect(first).rejects.toThrow('no')
  await settle()
  expect(begun).toEqual(['a1', 'a2'])
  end('a2')?.resolve()
  expect(await second).toBe('a2')
})
