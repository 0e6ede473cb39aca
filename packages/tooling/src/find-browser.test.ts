import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser, findOnPath } from './find-browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'find-browser-'))
const file = (name: string) => join(folder, name)

beforeAll(() => {
  for (const name of ['chromium', 'google-chrome', 'named']) {
    writeFileSync(file(name), '#!/bin/sh\n')
    chmodSync(file(name), 0o755)
  }
  writeFileSync(file('not-executable'), '')
  chmodSync(file('not-executable'), 0o644)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('findBrowser', () => {
  test('takes the one named in the environment before any other', async () => {
    const environment = { PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH: file('named'), PATH: folder }
    expect(await findBrowser(environment)).toBe(file('named'))
  })

  test('says so when the named one does not exist', async () => {
    const environment = { PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH: file('absent'), PATH: folder }
    await expect(findBrowser(environment)).rejects.toThrow(/which does not exist/)
  })

  test('prefers Chromium to Chrome on the search path', async () => {
    expect(await findBrowser({ PATH: folder })).toBe(file('chromium'))
  })
})

describe('findOnPath', () => {
  test('looks through the folders in order', () => {
    const searchPath = ['/nowhere', folder].join(delimiter)
    expect(findOnPath('google-chrome', searchPath)).toBe(file('google-chrome'))
  })

  test('passes over a file that can’t be executed', () => {
    expect(findOnPath('not-executable', folder)).toBeUndefined()
  })
})
