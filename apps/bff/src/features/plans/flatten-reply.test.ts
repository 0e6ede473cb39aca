import { expect, test } from 'vitest'
import { flattenItems, flattenReply, parseReply } from './flatten-reply.ts'

test.each([
  [
    '{"id":"1","owner":{"name":"A","tags":["x"]},"none":null,"empty":{}}',
    {
      'reply.id': '1',
      'reply.owner.name': 'A',
      'reply.owner.tags': '["x"]',
      'reply.none': '',
      'reply.empty': '{}',
    },
  ],
  ['"new-id"', { reply: 'new-id' }],
  ['[1,2]', { reply: '[1,2]' }],
  ['[{"cut":', { reply: '[{"cut":' }],
  ['', {}],
  [null, {}],
  ['{"__proto__":1}', { 'reply.__proto__': '1' }],
])('%s becomes columns', (text, columns) => {
  expect({ ...flattenReply(parseReply(text)) }).toEqual(columns)
})

test('a list has a row for each entry', () => {
  const rows = flattenItems(parseReply('[{"id":1},{"id":2,"x":true},3]')).map((row) => ({ ...row }))
  expect(rows).toEqual([
    { 'reply.id': '1' },
    { 'reply.id': '2', 'reply.x': 'true' },
    { reply: '3' },
  ])
  expect(flattenItems([])).toEqual([])
})
