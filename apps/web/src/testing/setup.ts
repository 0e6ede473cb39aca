import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest'
import { StubApi } from './stub-api.ts'

let current = new StubApi()
let consoleErrors: MockInstance<typeof console.error>

/** The stub of the running test. */
export function stubApi(): StubApi {
  return current
}

// A simulated browser has no layout; grids and popovers need some size to draw anything.
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => 600 })
Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, get: () => 1200 })
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 })

beforeEach(() => {
  current = new StubApi()
  vi.stubGlobal('fetch', current.fetch)
  consoleErrors = vi.spyOn(console, 'error')
  localStorage.clear()
})

afterEach(() => {
  cleanup()
  const errors = consoleErrors.mock.calls.map((call) => call.map(String).join(' '))
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  expect(current.unplanned, 'calls that no reply was planned for').toEqual([])
  expect(errors, 'errors on the console').toEqual([])
})
