import { expect, test } from 'vitest'
import { readCell } from './cell-value.ts'
import type { OperationField } from './operation-fields.ts'

const field = (kind: OperationField['kind'], more: Partial<OperationField> = {}) => ({
  name: 'field',
  kind,
  options: [],
  isNullable: false,
  itemKind: 'text' as const,
  isRequired: false,
  ...more,
})
const role = field('choice', { options: ['NoAccess', 'Viewer', 'Artisan'] })
const bool = field('choice', { options: ['true', 'false'] })
const numbers = field('list', { itemKind: 'integer' })
const days = field('list', { options: ['Monday', 'Friday'] })

test.each([
  [field('text'), '=1+1', '=1+1'],
  [field('text'), '007', '007'],
  [field('text'), '<clear>', ''],
  [field('text', { isNullable: true }), '<CLEAR>', null],
  [field('integer'), '-12', -12],
  [field('number'), '0.5', 0.5],
  [field('number'), '1e3', 1000],
  [field('flag'), 'Yes', true],
  [field('flag'), '0', false],
  [role, 'Artisan', 'Artisan'],
  [role, 'no access', 'NoAccess'],
  [bool, 'yes', 'true'],
  [bool, 'FALSE', 'false'],
  [field('list'), 'a; b;;c ', ['a', 'b', 'c']],
  [field('list'), '["a;b"]', ['a;b']],
  [field('list'), '<clear>', []],
  [numbers, '1;2', [1, 2]],
  [days, 'friday', ['Friday']],
  [field('json'), '{"a":[1]}', { a: [1] }],
])('%o reads "%s"', (given, text, value) => {
  expect(readCell(given, text)).toEqual({ kind: 'value', value })
})

test.each([
  [field('text', { isRequired: true }), '', 'value_missing', null],
  [field('integer'), '1.5', 'value_malformed', null],
  [field('integer'), "1'000", 'value_malformed', '1000'],
  [field('number'), '0,5', 'value_malformed', '0.5'],
  [field('number'), 'Infinity', 'value_malformed', null],
  [field('flag'), 'maybe', 'flag_unknown', null],
  [role, 'Artizan', 'choice_unknown', 'Artisan'],
  [role, '---', 'choice_unknown', null],
  [numbers, '1;x', 'value_malformed', null],
  [days, 'Friday;Fryday', 'choice_unknown', 'Friday'],
  [field('list'), '[1', 'json_malformed', null],
  [field('json'), '{a:1}', 'json_malformed', null],
  [field('flag'), '<clear>', 'clear_not_allowed', null],
  [field('text', { isRequired: true }), '<clear>', 'clear_not_allowed', null],
])('%o refuses "%s" as %s', (given, text, code, suggestion) => {
  expect(readCell(given, text)).toMatchObject({ kind: 'fault', fault: { code, suggestion } })
})

test('a blank cell is not sent', () => {
  expect(readCell(field('text'), '')).toEqual({ kind: 'absent' })
})
