import { collectionRightKeys } from '@curator/console-contract/collections'
import { expect, test } from 'vitest'
import { readEnd, readRights, rightWords, writeRights } from './membership-words.ts'

test.each([
  ['2027-01-31', '2027-01-31T23:59:59.000Z'],
  ['2028-02-29', '2028-02-29T23:59:59.000Z'],
  ['2027-01-31T18:00Z', '2027-01-31T18:00:00.000Z'],
  ['2027-01-31t18:00:00z', '2027-01-31T18:00:00.000Z'],
  ['2027-01-31 01:00+02:00', '2027-01-30T23:00:00.000Z'],
  ['2027-02-30', undefined],
  ['2027-02-30T10:00:00Z', undefined],
  ['2027-13-01', undefined],
  ['2027-01-31T25:00:00Z', undefined],
  ['2027-01-31T18:00', undefined],
  ['31.01.2027', undefined],
  ['', undefined],
])('%s ends at %s', (text, end) => {
  expect(readEnd(text)).toBe(end)
})

test('rights that are written are read as they were', () => {
  for (let bits = 0; bits < 64; bits += 1) {
    const rights = readRights(
      writeRights(
        Object.fromEntries(
          collectionRightKeys.map((key, at) => [key, ((bits >> at) & 1) === 1]),
        ) as never,
      ),
    )
    expect(collectionRightKeys.map((key) => key in rights && rights[key as never])).toEqual(
      collectionRightKeys.map((_, at) => ((bits >> at) & 1) === 1),
    )
  }
})

test('every word is understood, and the first that is none is told', () => {
  expect(readRights(rightWords)).not.toHaveProperty('unknown')
  expect(readRights(['Add-Assets', 'boss', 'chief'])).toEqual({ unknown: 'boss' })
})
