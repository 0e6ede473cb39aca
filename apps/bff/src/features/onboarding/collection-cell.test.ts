import { type CollectionRights, collectionRightKeys } from '@curator/console-contract/collections'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWritableName, readCollectionCell, toMembershipCell } from './collection-cell.ts'

const rights = (...keys: readonly string[]) =>
  Object.fromEntries(
    collectionRightKeys.map((key) => [key, keys.includes(key)]),
  ) as CollectionRights
const all = rights(...collectionRightKeys)

describe('a cell of collections', () => {
  test.each<readonly [string, ReturnType<typeof readCollectionCell>['memberships']]>([
    ['', []],
    [' ; ', []],
    ['Finance', [{ name: 'Finance', rights: null, expiresAt: undefined }]],
    [
      'Finance; HR ;finance',
      [
        { name: 'finance', rights: null, expiresAt: undefined },
        { name: 'HR', rights: null, expiresAt: undefined },
      ],
    ],
    [
      'Finance [add assets, Update  Assets, until 2027-01-31]; HR [admin]',
      [
        {
          name: 'Finance',
          rights: rights('canAddAssets', 'canUpdateAssets'),
          expiresAt: '2027-01-31T23:59:59.000Z',
        },
        { name: 'HR', rights: rights('isAdmin'), expiresAt: undefined },
      ],
    ],
    [
      'Finance [add assets; never]; HR[all]',
      [
        { name: 'Finance', rights: rights('canAddAssets'), expiresAt: null },
        { name: 'HR', rights: all, expiresAt: undefined },
      ],
    ],
    ['Finance [none]', [{ name: 'Finance', rights: rights(), expiresAt: undefined }]],
    ['Finance []', [{ name: 'Finance', rights: null, expiresAt: undefined }]],
    [
      'Finance [EU] [none, until 2027-01-31T18:30:00Z]',
      [{ name: 'Finance [EU]', rights: rights(), expiresAt: '2027-01-31T18:30:00.000Z' }],
    ],
  ])('%s', (cell, memberships) => {
    expect(readCollectionCell(cell)).toEqual({ memberships, faults: [] })
  })

  test.each<readonly [string, RegExp, string | null]>([
    ['Finance [add asset]', /“add asset” at “Finance” is no right/, 'Finance [add assets]'],
    ['HR; Finance [EU]', /“EU” at “Finance”/, null],
    ['Finance [until 31.01.2027]', /is no day/, null],
    ['Finance [until 2027-02-30]', /is no day/, null],
    ['Finance [until tomorrow]', /is no day/, null],
    ['Finance [admin', /brackets/, null],
    ['Finance admin]', /brackets/, null],
    ['[admin]', /brackets/, null],
    ['Finance [admin] x', /brackets/, null],
  ])('%s is faulty', (cell, message, suggestion) => {
    const { faults } = readCollectionCell(cell)
    expect(faults).toHaveLength(1)
    expect(faults[0]?.message).toMatch(message)
    expect(faults[0]?.suggestion).toBe(suggestion)
  })

  test('what is written is read back as it was, whatever the name', () => {
    const names = fc
      .string({ minLength: 1, maxLength: 30, unit: fc.constantFrom(...'Ab [é].,-') })
      .map((name) => name.trim())
      .filter(isWritableName)
    const members = fc.record({
      name: names,
      rights: fc.record(
        Object.fromEntries(collectionRightKeys.map((key) => [key, fc.boolean()])),
      ) as unknown as fc.Arbitrary<CollectionRights>,
      expiresAt: fc.option(
        fc
          .date({ min: new Date('2001-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
          .map((at) => at.toISOString()),
      ),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(members, { selector: ({ name }) => name.toLowerCase() }),
        (wanted) => {
          const cell = wanted
            .map((each) => toMembershipCell(each.name, each.rights, each.expiresAt))
            .join('; ')
          expect(readCollectionCell(cell)).toEqual({ memberships: wanted, faults: [] })
        },
      ),
    )
  })

  test('rights that nobody knows are not written', () => {
    expect(toMembershipCell('Finance', null, null)).toBe('Finance')
    expect(toMembershipCell('Finance [EU]', null, null)).toBe('Finance [EU] []')
  })
})
