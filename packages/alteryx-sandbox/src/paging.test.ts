import { expect, test } from 'vitest'
import { takePage, takeSlice } from './paging.ts'

const letters = ['a', 'b', 'c', 'd', 'e']

test.each([
  [{}, 'abcde'],
  [{ page: 2 }, 'abcde'],
  [{ pageSize: 0 }, 'abcde'],
  [{ pageSize: 2 }, 'ab'],
  [{ page: 1, pageSize: 2 }, 'ab'],
  [{ page: 0, pageSize: 2 }, 'ab'],
  [{ page: 3, pageSize: 2 }, 'e'],
  [{ page: 4, pageSize: 2 }, ''],
])('the page %j', (query, expected) => {
  expect(takePage(letters, query).join('')).toBe(expected)
})

test.each([
  [{}, 'abcde'],
  [{ offset: 3 }, 'de'],
  [{ offset: -1, limit: 2 }, 'ab'],
  [{ offset: 1, limit: 2 }, 'bc'],
  [{ limit: 0 }, 'abcde'],
  [{ offset: 9, limit: 2 }, ''],
])('the stretch %j', (query, expected) => {
  expect(takeSlice(letters, query).join('')).toBe(expected)
})
