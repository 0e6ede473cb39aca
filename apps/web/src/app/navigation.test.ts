import { connectionId } from '@curator/console-contract/ids'
import { expect, test } from 'vitest'
import { isHere, toNavigation } from './navigation.ts'

test('people have no pages while there is no connection', () => {
  expect(toNavigation(undefined).map(({ text }) => text)).toEqual(['Control'])
})

test('pages of people are those of the connection', () => {
  const [people] = toNavigation(connectionId.parse('dev'))
  expect(people?.items.map(({ to }) => to)).toEqual(['/c/dev/users', '/c/dev/onboarding'])
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
