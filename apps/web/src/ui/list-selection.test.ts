import { describe, expect, test } from 'vitest'
import {
  type Chosen,
  choose,
  chooseAll,
  countChosen,
  followFilters,
  isChosen,
  isEveryChosen,
  noneChosen,
} from './list-selection.ts'

type Row = { readonly id: string }
type Filters = { readonly tag: string; readonly sort?: string }
const a: Row = { id: 'a' }
const b: Row = { id: 'b' }
const none: Chosen<Row, Filters> = noneChosen()
const tagged: Chosen<Row, Filters> = chooseAll({ tag: 'x' })

describe('chosen rows', () => {
  test('are named one by one, and taken out again', () => {
    const both = choose(none, [a, b], true)
    expect([countChosen(both, 500), isChosen(both, 'a')]).toEqual([2, true])
    expect(choose(both, [a], false)).toEqual({ kind: 'ids', rows: new Map([['b', b]]) })
  })

  test('are everything that matches except those taken out', () => {
    const rest = choose(tagged, [a], false)
    expect([countChosen(rest, 540), isChosen(rest, 'a'), isChosen(rest, 'b')]).toEqual([
      539,
      false,
      true,
    ])
    expect(countChosen(choose(rest, [a], true), 540)).toBe(540)
  })

  test.each<[string, Chosen<Row, Filters>, Filters, number]>([
    ['named rows stay, whatever is asked', choose(none, [a], true), { tag: 'y' }, 1],
    ['another order changes nothing', tagged, { tag: 'x', sort: '-name' }, 9],
    ['other filters end “everything that matches”', tagged, { tag: 'y' }, 0],
  ])('after new filters: %s', (_, chosen, filters, expected) => {
    expect(countChosen(followFilters(chosen, filters), 9)).toBe(expected)
  })

  test('follow the order of the list', () => {
    const followed = followFilters(tagged, { tag: 'x', sort: '-name' })
    expect(followed).toMatchObject({ filters: { sort: '-name' } })
  })
})

describe('the whole list', () => {
  const two: Chosen<Row, Filters> = choose(none, [a, b], true)
  const known = { rowCount: 2, getRow: (index: number) => [a, b][index] }
  const half = { rowCount: 2, getRow: (index: number) => [a][index] }
  const other = { rowCount: 1, getRow: () => ({ id: 'c' }) }

  test.each([
    ['nothing', none, known, false, false],
    ['some of it', choose(none, [a], true), known, false, false],
    ['every row', two, known, false, true],
    ['every row that is known', two, half, false, false],
    ['every row, those not known were read', two, half, true, true],
    ['as many rows of another list', two, other, false, false],
    ['everything that matches', tagged, known, false, true],
    ['everything but one', choose(tagged, [a], false), known, false, false],
    ['an empty list', tagged, { rowCount: 0, getRow: () => undefined }, true, false],
  ] as const)('%s', (_, chosen, rows, isRead, expected) => {
    expect(isEveryChosen(chosen, rows, isRead)).toBe(expected)
  })
})
