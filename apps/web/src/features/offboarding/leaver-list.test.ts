import { userId } from '@curator/console-contract/ids'
import { expect, test } from 'vitest'
import { addLeavers, fillSuccessor, type ListedLeaver, toLeavers, toListed } from './leaver-list.ts'

const person = (name: string) => ({
  id: userId.parse(name),
  name,
  email: `${name}@example.test`,
})
const row = (name: string, successor?: string): ListedLeaver => ({
  person: person(name),
  successor: successor ? person(successor) : null,
})

test('a person is listed once; a later row brings the successor', () => {
  const list = addLeavers(
    [row('ada'), row('ben', 'cy')],
    [row('ada', 'dee'), row('ben'), row('eve')],
  )
  expect(toLeavers(list)).toEqual([
    { userId: 'ada', successorId: 'dee' },
    { userId: 'ben', successorId: 'cy' },
    { userId: 'eve', successorId: null },
  ])
})

test('one successor for all goes to those without one, never to themselves', () => {
  const list = fillSuccessor([row('ada'), row('ben', 'cy'), row('dee')], person('dee'))
  expect(toLeavers(list).map(({ successorId }) => successorId)).toEqual(['dee', 'cy', null])
})

test('rows of a sheet with faults stay behind', () => {
  const rows = [
    { line: 2, email: 'a', successorEmail: '', person: person('ada'), successor: null, faults: [] },
    {
      line: 3,
      email: 'b',
      successorEmail: 'x',
      person: person('ben'),
      successor: null,
      faults: ['?'],
    },
    { line: 4, email: 'c', successorEmail: '', person: null, successor: null, faults: ['?'] },
  ]
  expect(toListed(rows).map((each) => each.person.id)).toEqual(['ada'])
})
