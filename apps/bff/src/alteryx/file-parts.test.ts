import { describe, expect, test } from 'vitest'
import { largestFileBytes, rebuildFiles } from './file-parts.ts'
import { checkCall } from './operation-catalog.ts'

const file = { fileName: 'kept.csv', base64: Buffer.from([0, 1, 255]).toString('base64') }

describe('files of a stored call', () => {
  test('become bytes again, beside fields that stay', () => {
    expect(rebuildFiles({ file: { ...file, contentType: 'text/csv' }, name: 'Sales' })).toEqual({
      file: { fileName: 'kept.csv', contentType: 'text/csv', bytes: new Uint8Array([0, 1, 255]) },
      name: 'Sales',
    })
  })

  test.each([
    ['no base64', { fileName: 'a', base64: '%%%' }],
    ['no name', { fileName: '', base64: 'AAAA' }],
    ['text', 'AAAA'],
    ['nothing', null],
  ])('%s is left as it is', (_, value) => {
    expect(rebuildFiles({ file: value })).toEqual({ file: value })
  })

  test.each([[null], ['text'], [[file]]])('a body that is no object stays: %j', (body) => {
    expect(rebuildFiles(body)).toBe(body)
  })

  test('are counted in bytes, not in letters of base64', () => {
    expect(largestFileBytes({ file, name: 'x' })).toBe(3)
    expect(largestFileBytes({ name: 'x' })).toBe(0)
    expect(largestFileBytes(null)).toBe(0)
  })
})

describe('a call with a file', () => {
  const call = { operationId: 'Usage_UploadUsageEventsCleanupFile', params: {}, query: {} }

  test('passes the check', () => {
    expect(checkCall({ ...call, body: { file } })).toEqual([])
  })

  test('names the place of what is no file', () => {
    const faults = checkCall({ ...call, body: { file: 'AAAA' } })
    expect(faults.map(({ path }) => path)).toEqual(['body.file'])
  })
})
