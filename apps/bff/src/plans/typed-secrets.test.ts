import { describe, expect, test } from 'vitest'
import { systemClock } from '../core/clock.ts'
import { createSecretHold } from './runner/secret-hold.ts'
import { createTypedSecrets, pickSecrets } from './typed-secrets.ts'

const slots = [
  { slot: 'a', label: 'A' },
  { slot: 'b', label: 'B' },
]

test.each([
  [
    { a: 'x', b: 'y' },
    { a: 'x', b: 'y' },
  ],
  [
    { a: 'x', b: 'y', c: 'never asked for' },
    { a: 'x', b: 'y' },
  ],
  [{ a: 'x' }, null],
  [{ a: 'x', b: '' }, null],
])('of what is typed, %j, the slots take %j', (typed, picked) => {
  expect(pickSecrets(slots, typed)).toEqual(picked)
})

describe('typed secrets', () => {
  test('are found by run and slot, and hidden in text however it is written', () => {
    const typed = createTypedSecrets('me')
    typed.keep('run', { a: 'pass"word', b: 'abc' })
    const secrets = typed.of('run')
    expect(secrets.find('a')).toBe('pass"word')
    expect(secrets.find('c')).toBeNull()
    const base64 = Buffer.from('pass"word').toString('base64')
    expect(secrets.redact(`no pass"word, pass\\"word, ${base64}, pass%22word`)).toBe(
      'no ***, ***, ***, ***',
    )
    expect(secrets.redact('abc in alphabet')).toBe('abc in alphabet')
    expect(typed.of('other').find('a')).toBeNull()
  })

  test('are forgotten when their run has ended, but not while it is being stored', async () => {
    const typed = createTypedSecrets('me')
    let open = ['open']
    let meanwhile = (): void => undefined
    const holdSecrets = async () => {
      const answer = open
      meanwhile()
      return answer
    }
    const store = { holdSecrets }
    const hold = createSecretHold({ secrets: typed, store, clock: systemClock, everyMs: 0 })
    typed.keep('new', { a: 'x' })
    typed.keep('open', { a: 'x' })
    typed.confirm('open')
    typed.keep('ended', { a: 'x' })
    typed.confirm('ended')
    await hold.renew()
    expect(['new', 'open', 'ended'].map((id) => typed.of(id).find('a'))).toEqual(['x', 'x', null])
    // Stored after the store was asked, so that the answer lacks it.
    meanwhile = () => typed.confirm('new')
    open = []
    await hold.renew()
    expect(['new', 'open'].map((id) => typed.of(id).find('a'))).toEqual(['x', null])
    await hold.renew()
    expect(typed.isEmpty()).toBe(true)
  })
})
