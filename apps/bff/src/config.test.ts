import { randomBytes } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseConfig } from './config.ts'

const key = randomBytes(32).toString('base64')

test('without any setting it listens on this computer only, on port 4000, with the practice server', () => {
  const config = parseConfig({}, '/srv/console')
  expect(config).toMatchObject({
    host: '127.0.0.1',
    port: 4000,
    dataDir: '/srv/console/data',
    roles: ['web', 'worker'],
    practice: 'auto',
    writeMaxMs: 60_000,
  })
  expect(config.givenConnection).toBeUndefined()
})

test('every fault is named in one message, and no value is repeated', () => {
  const broken = () =>
    parseConfig(
      {
        PORT: '99999',
        CONSOLE_ROLES: 'web,boss',
        CONSOLE_PUBLIC_URL: 'https://console.example.test/path',
        CONSOLE_SECRET_KEY: 'PLANTED-short',
        CONSOLE_ADMIN_EMAIL: 'ada@example.test',
        ALTERYX_URL: 'https://alteryx.example.test/webapi',
        ALTERYX_SECRET: 'PLANTED-secret',
        CONSOLE_PRACTICE: 'sometimes',
        NODE_TLS_REJECT_UNAUTHORIZED: '0',
      },
      '/',
    )
  const message = messageOf(broken)
  for (const name of [
    'PORT',
    'CONSOLE_ROLES',
    'CONSOLE_PUBLIC_URL',
    'CONSOLE_SECRET_KEY',
    'CONSOLE_PRACTICE',
    'NODE_TLS_REJECT_UNAUTHORIZED',
  ]) {
    expect(message).toContain(name)
  }
  expect(message).not.toContain('PLANTED')
})

test('settings that belong together are asked for together', () => {
  expect(messageOf(() => parseConfig({ ALTERYX_URL: 'https://a.example.test/' }, '/'))).toMatch(
    /ALTERYX_KEY: is missing.*\n.*ALTERYX_SECRET: is missing/,
  )
  expect(messageOf(() => parseConfig({ DATABASE_URL: 'postgresql://h/d' }, '/'))).toContain(
    'CONSOLE_SECRET_KEY: is required with DATABASE_URL',
  )
})

describe('the master key', () => {
  test.each([
    ['too short', randomBytes(16).toString('base64')],
    ['too long', randomBytes(48).toString('base64')],
    ['not base64', '!'.repeat(44)],
    ['not random', Buffer.alloc(32).toString('base64')],
  ])('is refused when %s', (_name, value) => {
    expect(() => parseConfig({ CONSOLE_SECRET_KEY: value }, '/')).toThrow('CONSOLE_SECRET_KEY')
  })

  test('is read from a file that others may not read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'curator-config-'))
    writeFileSync(join(folder, 'key'), `${key}\n`, { mode: 0o600 })
    writeFileSync(join(folder, 'open'), key, { mode: 0o644 })
    expect(parseConfig({ CONSOLE_SECRET_KEY_FILE: 'key' }, folder).secretKey).toEqual(
      Buffer.from(key, 'base64'),
    )
    expect(() => parseConfig({ CONSOLE_SECRET_KEY_FILE: 'open' }, folder)).toThrow('chmod 600')
    expect(() => parseConfig({ CONSOLE_SECRET_KEY_FILE: 'none' }, folder)).toThrow('ENOENT')
    const both = { CONSOLE_SECRET_KEY_FILE: 'key', CONSOLE_SECRET_KEY: key }
    expect(() => parseConfig(both, folder)).toThrow('both set')
  })
})

test('a connection from the environment gets its slash', () => {
  const given = {
    ALTERYX_URL: 'https://a.example.test/webapi',
    ALTERYX_KEY: 'k',
    ALTERYX_SECRET: 's',
  }
  expect(parseConfig(given, '/').givenConnection).toEqual({
    name: 'Alteryx Server',
    environment: 'production',
    baseUrl: 'https://a.example.test/webapi/',
    clientId: 'k',
    clientSecret: 's',
  })
})

function messageOf(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  throw new Error('nothing was thrown')
}
