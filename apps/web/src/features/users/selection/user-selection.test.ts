import { describe, expect, test } from 'vitest'
import { aUser } from '../../../testing/samples.ts'
import { toFilterValues, userSearch } from '../user-search.ts'
import {
  type ChosenUsers,
  choose,
  chooseAll,
  countChosen,
  followFilters,
  isChosen,
  noUsers,
  toTooMany,
  toUserSelection,
} from './user-selection.ts'

const ada = aUser()
const alan = aUser({ id: 'user-2', email: 'alan@example.test' })
const filtersOf = (change: object = {}) => toFilterValues(userSearch.parse(change))
const artisans = filtersOf({ role: 'Artisan' })

describe('chosen users', () => {
  test('are named one by one', () => {
    const both = choose(choose(noUsers, [ada], true), [alan], true)
    expect([isChosen(both, ada.id), countChosen(both, 500)]).toEqual([true, 2])
    const one = choose(both, [ada], false)
    expect(toUserSelection(one)).toEqual({ kind: 'ids', ids: ['user-2'] })
  })

  test('are everyone that matches except those taken out', () => {
    const rest = choose(chooseAll(artisans), [ada, alan], false)
    expect([isChosen(rest, ada.id), countChosen(rest, 540)]).toEqual([false, 538])
    expect(toUserSelection(choose(rest, [alan], true))).toEqual({
      kind: 'matching',
      filters: artisans,
      except: ['user-1'],
    })
  })

  test.each<[string, ChosenUsers, object, number]>([
    ['named people stay, whatever is asked', choose(noUsers, [ada], true), { search: 'x' }, 1],
    ['another order changes nobody', chooseAll(artisans), { role: 'Artisan', sort: '-email' }, 9],
    ['other filters end “everyone that matches”', chooseAll(artisans), { role: 'Curator' }, 0],
  ])('after new filters: %s', (_, chosen, filters, expected) => {
    expect(countChosen(followFilters(chosen, filtersOf(filters)), 9)).toBe(expected)
  })

  test('follow the order of the list', () => {
    const sorted = filtersOf({ role: 'Artisan', sort: '-email' })
    expect(toUserSelection(followFilters(chooseAll(artisans), sorted))).toMatchObject({
      filters: { sort: '-email' },
    })
  })

  test('are too many from 10,001 on', () => {
    expect([toTooMany(10_000), toTooMany(10_001)]).toEqual([
      undefined,
      'A plan takes at most 10,000 users. Narrow the list.',
    ])
  })
})
