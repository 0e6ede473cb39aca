import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const program = fileURLToPath(new URL('../cli/conformance.ts', import.meta.url))

/** Runs the command on a file with this text; without a text on no file at all. */
function run(text?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'))
  try {
    const file = join(folder, 'server.json')
    if (text !== undefined) writeFileSync(file, text)
    const args = ['--import', 'tsx', program, file]
    return spawnSync(process.execPath, args, { encoding: 'utf8' })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('a Server without users and groups is told apart from one that fits', () => {
  const { status, stdout } = run('\uFEFF{"swagger":"2.0","paths":{}}')
  expect(status).toBe(1)
  expect(stdout).toMatch(/^0 operations compared: \d{2,} unexplained differences/)
  expect(stdout).toContain('Users_CreateUser (POST /v3/users): missing operation')
})

test.each([
  ['an absent file', undefined, 'can’t be read as JSON'],
  ['no JSON', '<html>', 'can’t be read as JSON'],
  ['a later format', '{"openapi":"3.0.1","paths":{}}', '"swagger" has to be "2.0"'],
])('%s is said so, with exit code 2', (_name, text, words) => {
  const { status, stderr } = run(text)
  expect([status, stderr]).toEqual([2, expect.stringContaining(words)])
})
