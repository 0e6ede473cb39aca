import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { checkConformance } from './check-conformance.ts'
import type { ExplainedDifference } from './explained-differences.ts'
import { toReportLines } from './report-lines.ts'
import { swaggerDocument } from './swagger-document.ts'

const role = z.enum(['Viewer', 'Curator'])
const common = { role: 'Curator', since: '2021.4', danger: 'none', summary: 'A sample.' } as const
const thing = z.object({ id: z.string(), role: z.enum(['Viewer', 'Curator', 'unknown']) })
const params = z.object({ thingId: z.string() })
const specs = [
  operation({
    ...common,
    method: 'GET',
    path: '/v3/things',
    status: 200,
    operationId: 'Things_Get',
    query: z.object({ role: role.optional(), active: z.enum(['true', 'false']).optional() }),
    response: z.array(thing),
  }),
  operation({
    ...common,
    method: 'PUT',
    path: '/v3/things/:thingId',
    status: 200,
    operationId: 'Things_Update',
    params,
    body: z.object({ name: z.string().max(255), role, note: z.string().max(9).optional() }),
    response: thing,
  }),
  operation({
    ...common,
    method: 'POST',
    path: '/v3/things/:thingId/ids',
    status: 200,
    operationId: 'Things_AddIds',
    params,
    body: z.array(z.string()),
    reply: 'empty',
  }),
]

/** A fresh document that fits the specs above; tests plant one difference each. */
function sample() {
  const roleWords = { type: 'string', enum: ['Curator', 'Viewer'] }
  const pathId = { name: 'thingId', in: 'path', required: true, type: 'string' }
  const body = (schema: object) => ({ name: 'contract', in: 'body', required: true, schema })
  const ok = (schema?: object) => ({ '200': schema ? { schema } : {}, '401': {} })
  return {
    swagger: '2.0',
    paths: {
      '/v3/things': {
        get: {
          operationId: 'Things_Get',
          parameters: [
            { name: 'role', in: 'query', ...roleWords } as Record<string, unknown>,
            { name: 'active', in: 'query', type: 'boolean' },
          ],
          responses: ok({ type: 'array', items: { $ref: '#/definitions/Thing' } }),
        },
      },
      '/v3/things/{thingId}': {
        put: {
          operationId: 'Things_Update',
          parameters: [pathId, body({ $ref: '#/definitions/Update' })],
          responses: ok({ $ref: '#/definitions/Thing' }) as Record<string, object>,
        },
      },
      '/v3/things/{thingId}/ids': {
        post: {
          operationId: 'Things_AddIds',
          parameters: [pathId, body({ type: 'array', items: { type: 'string' } })],
          responses: ok(),
        },
      },
      '/v3/thingsElsewhere': { get: { operationId: 'Elsewhere_Get', responses: {} } },
    },
    definitions: {
      Thing: {
        type: 'object',
        required: ['id'],
        properties: { id: { type: 'string' }, role: roleWords } as Record<string, object>,
      },
      Update: {
        type: 'object',
        required: ['name', 'role'],
        properties: {
          name: { type: 'string', maxLength: 255 },
          role: roleWords,
          note: { type: 'string' },
        } as Record<string, object>,
      },
    },
  }
}

type Sample = ReturnType<typeof sample>

const check = (document: Sample) =>
  checkConformance(specs, swaggerDocument.parse(structuredClone(document)), [])

const planted: readonly [name: string, plant: (document: Sample) => unknown, expected: string][] = [
  [
    'an operation the Server lacks',
    (it) => Reflect.deleteProperty(it.paths, '/v3/things/{thingId}/ids'),
    'missing operation Things_AddIds',
  ],
  [
    'an operation the contract lacks',
    (it) =>
      Object.assign(it.paths['/v3/things'], { delete: { operationId: 'Clear', responses: {} } }),
    'extra operation Clear',
  ],
  [
    'another operation id',
    (it) => Object.assign(it.paths['/v3/things'].get ?? {}, { operationId: 'Things_List' }),
    'different operation id Things_Get',
  ],
  [
    'a query parameter the Server lacks',
    (it) => it.paths['/v3/things'].get.parameters.pop(),
    'missing query parameter Things_Get active',
  ],
  [
    'a query parameter the contract lacks',
    (it) => it.paths['/v3/things'].get.parameters.push({ name: 'page', in: 'query' }),
    'extra query parameter Things_Get page',
  ],
  [
    'a query parameter the Server insists on',
    (it) => Object.assign(it.paths['/v3/things'].get.parameters[0] ?? {}, { required: true }),
    'different query parameter Things_Get role',
  ],
  [
    'other words of a query parameter',
    (it) => Object.assign(it.paths['/v3/things'].get.parameters[0] ?? {}, { enum: ['Viewer'] }),
    'different enum Things_Get role',
  ],
  [
    'a path parameter of another name',
    (it) => {
      const paths: Record<string, unknown> = it.paths
      paths['/v3/things/{id}'] = paths['/v3/things/{thingId}']
      Reflect.deleteProperty(paths, '/v3/things/{thingId}')
    },
    'missing path parameter Things_Update thingId, extra path parameter Things_Update id',
  ],
  [
    'an object where the body is a bare array',
    (it) => {
      const [, body] = it.paths['/v3/things/{thingId}/ids'].post.parameters
      Object.assign(body ?? {}, { schema: { $ref: '#/definitions/Update' } })
    },
    'different body kind Things_AddIds',
  ],
  [
    'no body',
    (it) => it.paths['/v3/things/{thingId}'].put.parameters.pop(),
    'different body kind Things_Update',
  ],
  [
    'a body field the Server lacks',
    (it) => Reflect.deleteProperty(it.definitions.Update.properties, 'note'),
    'missing body field Things_Update note',
  ],
  [
    'a body field the contract lacks',
    (it) => Object.assign(it.definitions.Update.properties, { zone: { type: 'string' } }),
    'extra body field Things_Update zone',
  ],
  [
    'a body field of another type',
    (it) => Object.assign(it.definitions.Update.properties, { note: { type: 'boolean' } }),
    'different body field Things_Update note',
  ],
  [
    'a body field the Server needs',
    (it) => it.definitions.Update.required.push('note'),
    'different required body field Things_Update note',
  ],
  [
    'a body field the Server no longer needs',
    (it) => it.definitions.Update.required.pop(),
    'different required body field Things_Update role',
  ],
  [
    'other words of a body field',
    (it) =>
      Object.assign(it.definitions.Update.properties, { role: { type: 'string', enum: ['A'] } }),
    'different enum Things_Update role',
  ],
  [
    'a shorter limit of a body field',
    (it) =>
      Object.assign(it.definitions.Update.properties, { name: { type: 'string', maxLength: 9 } }),
    'different longest text Things_Update name',
  ],
  [
    'another status of success',
    (it) => {
      const { put } = it.paths['/v3/things/{thingId}']
      put.responses = { '202': {}, '401': {} }
    },
    'different status of success Things_Update',
  ],
  [
    'an empty reply',
    (it) => {
      const { put } = it.paths['/v3/things/{thingId}']
      put.responses = { '200': {} }
    },
    'different reply kind Things_Update',
  ],
  [
    'a reply field the Server does not send',
    (it) => Reflect.deleteProperty(it.definitions.Thing.properties, 'role'),
    'missing reply field Things_Get role, missing reply field Things_Update role',
  ],
  [
    'a reply field we leave unread',
    (it) => it.definitions.Thing.required.push('zone'),
    'extra reply field Things_Get zone, extra reply field Things_Update zone',
  ],
  [
    'a reply word we would not know',
    (it) =>
      Object.assign(it.definitions.Thing.properties, { role: { type: 'string', enum: ['Boss'] } }),
    'different enum Things_Get role, different enum Things_Update role',
  ],
]

describe('comparing the contract with a Server’s document', () => {
  test('finds nothing where both say the same, and lists areas that no descriptor stands in', () => {
    expect(check(sample())).toEqual({
      comparedCount: 3,
      unexplained: [],
      explained: [],
      otherAreas: [{ area: '/v3/thingsElsewhere', operationIds: ['Elsewhere_Get'] }],
    })
  })

  test.each(planted)('finds %s, and nothing else', (_name, plant, expected) => {
    const document = sample()
    plant(document)
    const found = check(document).unexplained.map(({ kind, subject, operationId, at }) =>
      `${kind} ${subject} ${operationId} ${at}`.trim(),
    )
    expect(found.join(', ')).toBe(expected)
  })

  test('takes the address with its prefix, in other case, as the same', () => {
    const document = sample()
    const entries = Object.entries(document.paths)
    const paths = Object.fromEntries(
      entries.map(([path, item]) => [`/webapi${path.replace('things', 'Things')}`, item]),
    )
    expect(check({ ...document, paths } as unknown as Sample).unexplained).toEqual([])
  })

  test('survives a definition that holds itself', () => {
    const document = sample()
    Object.assign(document.definitions.Thing.properties, { of: { $ref: '#/definitions/Thing' } })
    expect(check(document).unexplained).toEqual([])
  })

  test('an explanation counts only while both sides say what it says', () => {
    const [spec] = specs
    if (!spec) throw new Error('no spec')
    const explanation = {
      ...{ spec, kind: 'different', subject: 'enum', at: ['role'] },
      ...{ contract: 'Curator, Viewer', server: 'Boss', reason: 'Because.' },
    } as ExplainedDifference
    const document = sample()
    Object.assign(document.paths['/v3/things'].get.parameters[0] ?? {}, { enum: ['Boss'] })
    const result = checkConformance(specs, swaggerDocument.parse(document), [explanation])
    expect([result.unexplained.length, result.explained.length]).toEqual([0, 1])
    const other = [{ ...explanation, server: 'Chief' }]
    expect(
      checkConformance(specs, swaggerDocument.parse(document), other).unexplained,
    ).toHaveLength(1)
  })

  test('says what it found in words, grouped', () => {
    const document = sample()
    document.definitions.Update.required.push('note')
    Object.assign(document.paths['/v3/things'], { delete: { operationId: 'Clear', responses: {} } })
    expect(toReportLines(check(document))).toEqual([
      '3 operations compared: 2 unexplained differences, 0 explained',
      '',
      'Extra on this Server',
      '  Clear (DELETE /v3/things): extra operation',
      '',
      'Different on this Server',
      '  Things_Update (PUT /v3/things/{thingId}): required body field note: contract optional, Server required',
      '',
      'Not in this build (operations by area)',
      '  /v3/thingsElsewhere: 1',
    ])
  })

  test('refuses what is no Swagger 2.0 document', () => {
    for (const value of [{}, [], null, { openapi: '3.0.0', paths: {} }, { swagger: '2.0' }]) {
      expect(swaggerDocument.safeParse(value).success).toBe(false)
    }
  })
})

test('what is no part of V3 is not looked for in a document of V3', () => {
  const old = operation({
    ...common,
    method: 'GET',
    path: '/admin/v1/things',
    status: 200,
    operationId: 'AdminV1_GetThings',
    response: z.array(thing),
  })
  const document = swaggerDocument.parse(sample())
  expect(checkConformance([...specs, old], document)).toEqual(checkConformance(specs, document))
})
