import { describe, expect, test } from 'vitest'
import { toLocalPath } from './local-path.ts'

describe('toLocalPath', () => {
  test.each(['/', '/runs', '/c/dev/users?search=ada&role=Viewer#top'])('keeps %s', (path) => {
    expect(toLocalPath(path)).toBe(path)
  })

  const away = [
    '//evil.test',
    '///evil.test',
    '/\\evil.test',
    '\\\\evil.test',
    '/\t/evil.test',
    '/\n/evil.test',
    'http:evil.test',
    'https://evil.test',
    'javascript:alert(1)',
    'evil.test',
    '/..//evil.test',
    '/%2e%2e//evil.test',
    '',
    null,
    undefined,
  ]
  test.each(away)('goes home instead of to %j', (path) => {
    expect(toLocalPath(path)).toBe('/')
  })

  test('never leaves the console, however a path is put together', () => {
    const pieces = [
      '/',
      '\\',
      '\t',
      '//',
      '.',
      '..',
      ':',
      '@',
      'evil.test',
      '%2f',
      '%5c',
      '\u2215',
      '\uff0f',
      ' ',
      '?',
      '#',
    ]
    for (const a of pieces)
      for (const b of pieces)
        for (const c of pieces) {
          const target = new URL(
            toLocalPath(`/${a}${b}${c}evil.test`),
            'https://console.test/sign-in',
          )
          expect(target.origin).toBe('https://console.test')
        }
  })
})
