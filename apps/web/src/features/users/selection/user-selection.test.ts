import { expect, test } from 'vitest'
import { aUser } from '../../../testing/samples.ts'
import { choose, chooseAll, noneChosen, toSelection } from '../../../ui/list-selection.ts'
import { toFilterValues, userSearch } from '../user-search.ts'
import { type ChosenUsers, toTooMany } from './user-selection.ts'

const ada = aUser()

test('people chosen by name go to the wire as ids', () => {
  const one: ChosenUsers = choose(noneChosen(), [ada], true)
  expect(toSelection(one)).toEqual({ kind: 'ids', ids: ['user-1'] })
})

test('everyone that matches goes to the wire as filters, without those taken out', () => {
  const artisans = toFilterValues(userSearch.parse({ role: 'Artisan' }))
  const rest: ChosenUsers = choose(chooseAll(artisans), [ada], false)
  expect(toSelection(rest)).toEqual({ kind: 'matching', filters: artisans, except: ['user-1'] })
})

test('too many start at 10,001', () => {
  expect([toTooMany(10_000), toTooMany(10_001)]).toEqual([
    undefined,
    'A plan takes at most 10,000 users. Narrow the list.',
  ])
})
