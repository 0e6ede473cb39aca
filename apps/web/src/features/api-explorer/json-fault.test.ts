import { describe, expect, test } from 'vitest'
import { findJsonFault } from './json-fault.ts'

describe('a text that is no JSON', () => {
  test.each([
    ['', 1, 1, 'the text ends'],
    ['{', 1, 2, 'a name'],
    ['{"a"}', 1, 5, 'a colon'],
    ['{"a": 1,}', 1, 9, 'a name'],
    ['{"a": 1\n "b": 2}', 2, 2, 'a comma or }'],
    ['{\n  "a": tru\n}', 2, 8, 'a value'],
    ['[1, 2', 1, 6, 'a comma or ]'],
    ['[1,,2]', 1, 4, 'a value'],
    ["{'a': 1}", 1, 2, 'a name in double quotes'],
    ['{"a": \'b\'}', 1, 7, 'double quotes'],
    ['"C:\\data"', 1, 4, 'escape'],
    ['"open', 1, 6, 'closing quote'],
    ['"a\nb"', 1, 3, 'line break'],
    ['1 2', 1, 3, 'nothing more'],
    ['01', 1, 1, 'a value'],
    [`${'['.repeat(600)}`, 1, 502, 'nested'],
  ])('%s: line %i, column %i', (text, line, column, words) => {
    const fault = findJsonFault(text)
    expect(fault).toMatchObject({ line, column })
    expect(fault?.message).toContain(words)
  })
})

/** Holds every mark that JSON knows. */
const sample = '{"a": [1, -2.5e+3, true, null, "x\\n\\u00e9"], "b": {"c": ""}, "d": []}'

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('like the parser of the browser', () => {
  test('a text with one letter changed, taken out or put in has a fault exactly when it is no JSON', () => {
    const letters = [
      '',
      '"',
      '\\',
      ',',
      ':',
      '{',
      '}',
      '[',
      ']',
      '0',
      '-',
      '.',
      'e',
      't',
      ' ',
      '\n',
    ]
    for (let at = 0; at <= sample.length; at += 1) {
      for (const letter of letters) {
        for (const cut of [0, 1]) {
          const text = sample.slice(0, at) + letter + sample.slice(at + cut)
          expect([text, findJsonFault(text) === null]).toEqual([text, isJson(text)])
        }
      }
    }
  })
})
