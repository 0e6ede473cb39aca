import { expect, test } from 'vitest'
import { toSecretForms } from '../../testing/secret-forms.ts'
import { createRedactor } from './redactor.ts'

const secret = 'a/secret+with "odd" letters&é'

test.each(toSecretForms(secret))('a secret is taken out as $name', ({ text }) => {
  const redactor = createRedactor()
  redactor.add(secret)
  expect(redactor.redact(`before ${text}, after`)).toMatch(/^before \*\*\*=*, after$/)
})

test('the secret, named at each renewal, outlives any number of tokens', () => {
  const redactor = createRedactor()
  for (let count = 0; count < 40; count += 1) {
    redactor.add(secret)
    redactor.add(`token-${count}`)
  }
  expect(redactor.redact(`${secret} token-39 token-38`)).toBe('*** *** ***')
})

test('a value that holds another goes as a whole, and short ones are no secrets', () => {
  const redactor = createRedactor()
  for (const value of ['secret', 'a-secret-key', 'yes']) redactor.add(value)
  expect(redactor.redact('a-secret-key, yes')).toBe('***, yes')
})

test('half a surrogate pair breaks nothing', () => {
  const redactor = createRedactor()
  redactor.add('broken\ud800text')
  expect(redactor.redact('all is well')).toBe('all is well')
})
