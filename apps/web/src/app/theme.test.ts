import { expect, test } from 'vitest'
import { resolveTheme } from './theme.ts'

const system =
  (...wishes: string[]) =>
  (query: string) =>
    wishes.some((wish) => query.includes(wish))

test('a choice goes before the system', () => {
  expect(resolveTheme('light', system('dark', 'contrast'))).toBe('light')
})

test('the system decides otherwise: contrast first, then dark, else light', () => {
  expect(resolveTheme('system', system('dark', 'contrast'))).toBe('contrast')
  expect(resolveTheme('system', system('dark'))).toBe('dark')
  expect(resolveTheme('system', system())).toBe('light')
})
