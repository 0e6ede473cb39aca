import { onboardingFieldKeys, onboardingFields } from '@curator/console-contract/onboarding-fields'
import { expect, test } from 'vitest'
import { normaliseName } from '../../sheets/column-name.ts'
import { findNearest } from '../../sheets/nearest.ts'
import { matchColumns, toMappingNotices } from './mapping.ts'

test('every header, label, key and synonym finds its own field', () => {
  for (const key of onboardingFieldKeys) {
    const { header, label, synonyms } = onboardingFields[key]
    for (const name of [header, label, key, ...synonyms]) {
      expect([name, matchColumns([name.toUpperCase()])]).toEqual([name, [key]])
    }
  }
})

test('case, spaces, marks and accents do not matter; the first column that fits wins', () => {
  expect(normaliseName('  Prénom_(1) ')).toBe('prenom1')
  expect(matchColumns(['E-MAIL', 'pre\u0301nom', 'Email address', 'Colour', ''])).toEqual([
    'email',
    'firstName',
    null,
    null,
    null,
  ])
})

test('columns that are not used are told loudly, a missing or doubled field blocks', () => {
  expect(toMappingNotices(['Email'], ['email'])).toEqual([])
  const [unused] = toMappingNotices(['Email', 'Colour', ''], ['email', null, null])
  expect(unused).toMatchObject({ code: 'unknown_columns', blocks: false })
  expect(unused?.message).toContain('“Colour”, “column 3”')
  const notices = toMappingNotices(['a', 'b'], ['role', 'role'])
  expect(notices.map(({ code, blocks }) => [code, blocks])).toEqual([
    ['email_not_mapped', true],
    ['field_mapped_twice', true],
  ])
})

test('the nearest text is near', () => {
  expect(findNearest('curater', ['Viewer', 'Curator'])).toBe('Curator')
  expect(findNearest('boss', ['Viewer', 'Curator'])).toBeNull()
})
