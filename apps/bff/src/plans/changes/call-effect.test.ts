import { expect, test } from 'vitest'
import { hiddenValue } from '../../alteryx/call-secrets.ts'
import { holdsAll } from './call-effect.ts'

test.each([
  ['all fields equal', { a: 'x', b: 1, c: true }, { a: 'x', b: 1, c: true, more: 2 }, true],
  ['one field differs', { a: 'x', b: 1 }, { a: 'x', b: 2 }, false],
  ['a field is not answered', { a: 'x' }, {}, false],
  ['nothing sent, nothing there', { a: '', b: null }, { b: '' }, true],
  ['nothing sent, something there', { a: '' }, { a: 'x' }, false],
  ['names differ in case', { userName: 'x' }, { UserName: 'x' }, true],
  ['nested', { a: { b: [1, 2] } }, { a: { b: [2, 1], c: 3 } }, true],
  ['a list lacks one', { a: ['x', 'y'] }, { a: ['x'] }, false],
  ['another list of the same length', { a: ['x', 'y'] }, { a: ['x', 'z'] }, false],
  [
    'a date written otherwise',
    { a: '2026-01-02T03:04:05Z' },
    { a: '2026-01-02T03:04:05.0000000' },
    true,
  ],
  ['another date', { a: '2026-01-02T03:04:05Z' }, { a: '2026-01-02T03:04:06Z' }, false],
  ['a number as text', { a: '1' }, { a: 1 }, false],
  ['a secret', { a: hiddenValue }, { a: hiddenValue }, false],
  ['text for an object', { a: { b: 1 } }, { a: 'b' }, false],
  ['no object at all', { a: 1 }, undefined, false],
])('%s', (_, sent, read, isThere) => {
  expect(holdsAll(read, sent)).toBe(isThere)
})
