import {
  rowFaultCode,
  sheetDelimiter,
  sheetEncoding,
  sheetNotice,
} from '@curator/console-contract/sheets'
import { expect, test } from 'vitest'
import { delimiterText, encodingText, faultText, limitsText, noticeText } from './sheets-text.ts'

test.each([
  ['faults', rowFaultCode.options, faultText],
  ['remarks', sheetNotice.shape.code.options, noticeText],
  ['encodings', sheetEncoding.options, encodingText],
  ['delimiters', sheetDelimiter.options, delimiterText],
] as const)('has words of their own for all %s', (_, keys, texts) => {
  expect(Object.keys(texts).toSorted()).toEqual([...keys].toSorted())
  const words: string[] = Object.values(texts)
  expect(words.every((text) => text.trim() !== '')).toBe(true)
  expect(new Set(words).size).toBe(words.length)
})

test('limits are said with the numbers of the contract', () => {
  expect(limitsText).toContain('10,000 rows and 20 MB')
})
