import { connectionId } from '@curator/console-contract/ids'
import { expect, test } from 'vitest'
import { findHere, isHere, toNavigation } from './navigation.ts'

test('people have no pages while there is no connection', () => {
  expect(toNavigation(undefined).map(({ text }) => text)).toEqual(['Control'])
})

test('pages of people are those of the connection', () => {
  const [people] = toNavigation(connectionId.parse('dev'))
  expect(people?.items.map(({ to }) => to)).toEqual([
    '/c/dev/users',
    '/c/dev/user-groups',
    '/c/dev/onboarding',
    '/c/dev/offboarding',
    '/c/dev/users/data-quality',
  ])
})

test('pages of content and of schedules stand in groups of their own', () => {
  const groups = toNavigation(connectionId.parse('dev'))
  expect(groups.map(({ text }) => text)).toEqual(['People', 'Content', 'Time', 'Control'])
  expect(groups[1]?.items[0]?.to).toBe('/c/dev/collections')
  expect(groups[2]?.items[0]?.to).toBe('/c/dev/schedules')
})

test.each([
  ['/c/dev/onboarding', '/c/dev/onboarding/some-sheet', true],
  ['/c/dev/users', '/c/dev/onboarding', false],
  ['/runs', '/runs/1', true],
  ['/runs', '/plans/1', true],
  ['/runs', '/runsheets', false],
])('%s is marked at %s: %s', (to, pathname, expected) => {
  expect(isHere(to, pathname)).toBe(expected)
})

test.each([
  ['/c/dev/users', '/c/dev/users'],
  ['/c/dev/users/user-1', '/c/dev/users'],
  ['/c/dev/users/data-quality', '/c/dev/users/data-quality'],
  ['/nowhere', undefined],
])('at %s one item is marked: %s', (pathname, expected) => {
  expect(findHere(toNavigation(connectionId.parse('dev')), pathname)).toBe(expected)
})
