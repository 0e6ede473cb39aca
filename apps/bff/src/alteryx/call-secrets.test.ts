import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hiddenValue, restoreSecrets, stripSecrets } from './call-secrets.ts'

test('secrets are taken out at any depth, names without case, and put back exactly', () => {
  const body = { userName: 'a', Password: 'p', list: [{ secrets: { x: 1 } }, { other: '' }] }
  const { value, secrets } = stripSecrets(body, ['password', 'secrets'])
  expect(value).toEqual({
    userName: 'a',
    Password: hiddenValue,
    list: [{ secrets: hiddenValue }, { other: '' }],
  })
  expect(restoreSecrets(value, secrets)).toEqual(body)
})

test('whatever the body, what is stripped holds no secret and comes back whole', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      const { value, secrets } = stripSecrets({ password: 'PLANTED', body }, ['password'])
      expect(JSON.stringify(value)).not.toContain('PLANTED')
      expect(restoreSecrets(value, secrets)).toEqual({ password: 'PLANTED', body })
    }),
  )
})
