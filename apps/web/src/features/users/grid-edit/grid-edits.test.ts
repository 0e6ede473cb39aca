import { userId } from '@curator/console-contract/ids'
import { expect, test } from 'vitest'
import { editedText, listEdits, noEdits, setCells, undoLast } from './grid-edits.ts'

const ada = userId.parse('user 1')
const first = () => 'Viewer'
const role = (text: string) => [{ userId: ada, field: 'role' as const, text }]

test('a changed cell is remembered until it holds its first value again', () => {
  const changed = setCells(noEdits, role('Artisan'), first)
  expect(listEdits(changed)).toEqual(role('Artisan'))
  expect(editedText(changed, ada, 'role')).toBe('Artisan')
  const back = setCells(changed, role('Viewer'), first)
  expect(listEdits(back)).toEqual([])
  expect(listEdits(undoLast(back))).toEqual(role('Artisan'))
})

test('a step of several cells is undone as one; a step that changes nothing leaves no trace', () => {
  const cells = [...role('Artisan'), { userId: ada, field: 'timeZone' as const, text: 'UTC' }]
  const changed = setCells(noEdits, cells, first)
  expect(setCells(changed, cells, first)).toBe(changed)
  expect(undoLast(changed)).toEqual(noEdits)
  expect(undoLast(noEdits)).toBe(noEdits)
})
