import { expect, test } from 'vitest'
import { serverErrorText, serverFieldTexts } from './errors.ts'

test.each([
  ['"The user still owns assets."', 'The user still owns assets.'],
  ['{"message":"Authorization has been denied."}', 'Authorization has been denied.'],
  [
    '{"message":"The request is invalid.","modelState":{"c.Name":["Too long.","Odd."],"c.Role":["Unknown."]}}',
    'The request is invalid. c.Name: Too long. Odd. c.Role: Unknown.',
  ],
  ['{"Message":"No.","ModelState":{"a":"b"}}', 'No. a: b'],
  ['{"error":"invalid_client","error_description":"Wrong key."}', 'Wrong key.'],
  ['{"error":"invalid_client"}', 'invalid_client'],
  [
    '{"message":"Bad.","errors":[{"field":"email","message":"Taken."},"Odd."]}',
    'Bad. email: Taken. Odd.',
  ],
  ['plain words', 'plain words'],
  ['<html><body>502</body></html>', ''],
  ['', ''],
  ['null', ''],
  ['{}', ''],
  ['[1]', ''],
])('the body %s says "%s"', (body, text) => {
  expect(serverErrorText(body)).toBe(text)
})

test.each([
  [
    '{"message":"Invalid.","modelState":{"c.Name":["Too long.","Odd."],"c.Role":"Unknown."}}',
    { 'c.Name': 'Too long. Odd.', 'c.Role': 'Unknown.' },
  ],
  ['{"Message":"No.","ModelState":{"a":["b"]}}', { a: 'b' }],
  ['{"modelState":"odd"}', {}],
  ['{"message":"No."}', {}],
  ['"text"', {}],
  ['<html>', {}],
])('the body %s says of its fields: %j', (body, texts) => {
  expect(serverFieldTexts(body)).toEqual(texts)
})
