import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { filePart } from '../values.ts'
import { checkConformance } from './check-conformance.ts'
import { type SwaggerDocument, swaggerDocument } from './swagger-document.ts'

const common = { role: 'Curator', since: '2021.4', danger: 'none', summary: 'A sample.' } as const

describe('files', () => {
  const transfers = [
    operation({
      ...common,
      method: 'GET',
      path: '/v3/files',
      status: 200,
      operationId: 'Files_Get',
      reply: 'file',
    }),
    operation({
      ...common,
      method: 'POST',
      path: '/v3/files',
      status: 200,
      operationId: 'Files_Add',
      encoding: 'multipart',
      body: z.object({ file: filePart, isPublic: z.enum(['true', 'false']) }),
      reply: 'empty',
    }),
  ]
  const part = (name: string, type: string) => ({ name, in: 'formData', required: true, type })
  const declared = (produces: string[], parts: object[]) =>
    swaggerDocument.parse({
      swagger: '2.0',
      paths: {
        '/v3/files': {
          get: { operationId: 'Files_Get', produces, responses: { '200': {} } },
          post: { operationId: 'Files_Add', parameters: parts, responses: { '200': {} } },
        },
      },
    })
  const found = (document: SwaggerDocument) =>
    checkConformance(transfers, document, []).unexplained.map(({ subject, at, contract, server }) =>
      [subject, at, contract, server].join(' '),
    )

  test('a download is raw bytes without a schema; parts of an upload are files and text', () => {
    const parts = [part('file', 'file'), part('isPublic', 'boolean')]
    expect(found(declared(['application/octet-stream'], parts))).toEqual([])
  })

  test('an empty answer is no download, a text no file', () => {
    const parts = [part('file', 'string'), part('isPublic', 'boolean')]
    expect(found(declared(['application/json'], parts))).toEqual([
      'reply kind  file empty',
      'body field file file string',
    ])
  })
})
