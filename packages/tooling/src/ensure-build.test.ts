import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { isStale } from './ensure-build.ts'

let base: string
const write = (file: string, second: number) => {
  mkdirSync(dirname(join(base, file)), { recursive: true })
  writeFileSync(join(base, file), '')
  utimesSync(join(base, file), second, second)
}

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'ensure-build-'))
  write('app/src/deep/source.ts', 100)
  write('lock.json', 100)
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

const stale = () => isStale(base, 'app/dist/main.js', ['app', 'lock.json', 'absent'])

describe('a build', () => {
  test('that was never made is stale', () => {
    expect(stale()).toBe(true)
  })

  test('newer than its sources is fresh, whatever else was built or installed since', () => {
    write('app/dist/main.js', 200)
    write('app/dist/other.js', 300)
    write('app/node_modules/package/index.js', 300)
    expect(stale()).toBe(false)
  })

  test.each(['app/src/deep/source.ts', 'lock.json'])('is stale once %s has changed', (file) => {
    write('app/dist/main.js', 200)
    write(file, 300)
    expect(stale()).toBe(true)
  })
})
