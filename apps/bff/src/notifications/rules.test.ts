import { describe, expect, test } from 'vitest'
import { attemptsMax, toEnd, toWaitMs } from './attempt.ts'
import { judgeAnswer } from './judge-answer.ts'
import { refuseAddress, refuseUrl } from './refuse-address.ts'
import { judgeMailFailure, toTransportOptions } from './send-mail.ts'

describe('an address', () => {
  const usual = { isHttps: true, allowPrivate: false }
  const inside = { isHttps: false, allowPrivate: true }

  test.each(['8.8.8.8', '2606:4700::1111', '172.32.0.1', '100.128.0.1'])('%s is open', (ip) => {
    expect(refuseAddress(ip, usual)).toBeNull()
    expect(refuseAddress(ip, { ...usual, isHttps: false })).toContain('https://')
    expect(refuseAddress(ip, inside)).toContain('https://')
  })

  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '::1',
    'fd12::1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
  ])('%s is private: only where it is allowed', (ip) => {
    expect(refuseAddress(ip, usual)).toContain('private network')
    expect(refuseAddress(ip, inside)).toBeNull()
  })

  test.each([
    '0.0.0.0',
    '169.254.169.254',
    '::ffff:169.254.169.254',
    '100.100.100.200',
    'fe80::1',
    'fd00:ec2::254',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '64:ff9b::a00:1',
    '2002:a00:1::1',
    'no address',
  ])('%s is never written to', (ip) => {
    expect(refuseAddress(ip, { isHttps: true, allowPrivate: true })).toContain('reserved')
  })

  test.each([
    ['https://hooks.example.test/x', false, null],
    ['http://hooks.example.test/x', false, 'must begin with https'],
    ['http://relay.example.test/x', true, null],
    ['https://[::1]/x', false, 'private network'],
    ['https://2130706433/x', false, 'private network'],
    ['https://0x7f.1/x', false, 'private network'],
    ['https://169.254.169.254/latest', true, 'reserved'],
  ])('%s with private allowed %s', (address, allowPrivate, words) => {
    const refused = refuseUrl(new URL(address), allowPrivate)
    if (words === null) expect(refused).toBeNull()
    else expect(refused).toContain(words)
  })
})

describe('an answer', () => {
  const judge = (
    status: number,
    more: { body?: string; retryAfter?: string } = {},
    kind = 'json',
  ) =>
    judgeAnswer(
      kind as 'json',
      { status, body: more.body ?? '', retryAfter: more.retryAfter },
      new Date('2026-01-01T00:00:00Z'),
    )

  test.each([
    [200, 'delivered'],
    [202, 'delivered'],
    [204, 'delivered'],
    [301, 'failed'],
    [307, 'failed'],
    [400, 'failed'],
    [401, 'failed'],
    [403, 'failed'],
    [404, 'failed'],
    [408, 'later'],
    [410, 'failed'],
    [429, 'later'],
    [500, 'later'],
    [503, 'later'],
  ])('%i means %s', (status, state) => {
    expect(judge(status).state).toBe(state)
  })

  test('of Slack is told in words, of others never what it says', () => {
    expect(judge(404, { body: 'no_service' }, 'slack').words).toContain('Slack does not know')
    expect(judge(404, { body: 'no_service' }).words).not.toContain('no_service')
  })

  test.each([
    ['120', 120_000],
    ['Thu, 01 Jan 2026 00:01:00 GMT', 60_000],
    ['Thu, 01 Jan 2015 00:01:00 GMT', 0],
    ['soon', null],
  ])('that asks to wait “%s” is heard', (retryAfter, ms) => {
    expect(judge(503, { retryAfter }).retryAfterMs).toBe(ms)
  })
})

describe('tries', () => {
  test('come ever later, but never more than six hours apart', () => {
    expect([1, 2, 3, 4, 5, 6, 8].map((attempts) => toWaitMs(attempts, null) / 1000)).toEqual([
      30, 120, 480, 1_920, 7_680, 21_600, 21_600,
    ])
    expect(toWaitMs(1, 600_000)).toBe(600_000)
    expect(toWaitMs(1, 10 ** 10)).toBe(21_600_000)
  })

  test('end with the last one', () => {
    const later = { state: 'later', words: 'No.', retryAfterMs: null } as const
    expect(toEnd(later, attemptsMax - 1).state).toBe('waiting')
    const end = toEnd(later, attemptsMax)
    expect(end).toEqual({
      state: 'failed',
      words: `No. Given up after ${attemptsMax} tries.`,
      waitMs: 0,
    })
  })
})

describe('mail', () => {
  const access = {
    host: 'smtp.example.test',
    port: 587,
    security: 'starttls',
    userName: 'ada',
    password: 'secret',
    sender: 'console@example.test',
  } as const

  test.each([
    ['tls', { secure: true, requireTLS: false, ignoreTLS: false }],
    ['starttls', { secure: false, requireTLS: true, ignoreTLS: false }],
    ['none', { secure: false, requireTLS: false, ignoreTLS: true }],
  ] as const)('with %s', (security, expected) => {
    expect(toTransportOptions({ ...access, security })).toMatchObject(expected)
  })

  test('a password is never sent without TLS', () => {
    expect(toTransportOptions(access).auth).toEqual({ user: 'ada', pass: 'secret' })
    expect(toTransportOptions({ ...access, security: 'none' }).auth).toBeUndefined()
  })

  test.each([
    [{ code: 'EAUTH', responseCode: 535 }, 'failed', 'refuses user name and password (535)'],
    [{ code: 'EENVELOPE', responseCode: 451 }, 'later', '(451)'],
    [{ code: 'ETIMEDOUT' }, 'later', 'in time'],
    [{ code: 'WHATEVER', message: 'password secret' }, 'later', 'could not be handed over'],
  ])('%o is judged', (error, state, words) => {
    const attempt = judgeMailFailure(error)
    expect(attempt.state).toBe(state)
    expect(attempt.words).toContain(words)
    expect(attempt.words).not.toContain('secret')
  })
})
