import type { FormField } from '@curator/console-contract/api-explorer'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { findOperation, listOperations } from '../../alteryx/operation-catalog.ts'
import { toBodyField, toParameterFields } from './form-fields.ts'

const toJson = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>
const bodyOf = (schema: z.ZodType, more: { multipart?: boolean; secrets?: string[] } = {}) =>
  toBodyField({
    body: toJson(schema),
    bodyKind: more.multipart ? 'multipart' : 'object',
    sentSecrets: more.secrets ?? [],
  }) as FormField
const fieldOf = (schema: z.ZodType) => bodyOf(z.object({ it: schema })).fields[0] as FormField
const operation = (id: string) => {
  const found = findOperation(id)
  if (!found) throw new Error(id)
  return found
}

describe('kinds of fields', () => {
  test.each([
    ['text', z.string(), 'text'],
    ['a number', z.number(), 'number'],
    ['a whole number', z.int(), 'integer'],
    ['a flag', z.boolean(), 'boolean'],
    ['a flag that may be null', z.boolean().nullable(), 'boolean'],
    ['a choice', z.enum(['a', 'b']), 'choice'],
    ['one literal', z.literal('a'), 'choice'],
    ['literals', z.union([z.literal('a'), z.literal('b')]), 'choice'],
    ['a date', z.iso.datetime(), 'date'],
    ['a list', z.array(z.string()), 'list'],
    ['a map', z.record(z.string(), z.string()), 'map'],
    ['an object', z.object({ a: z.string() }), 'object'],
    ['anything', z.unknown(), 'json'],
    ['text or number', z.union([z.string(), z.number()]), 'json'],
  ])('%s', (_, schema, kind) => {
    expect(fieldOf(schema).kind).toBe(kind)
  })

  test('literals of a union become its choices', () => {
    expect(fieldOf(z.union([z.literal('a'), z.literal('b')])).choices).toEqual(['a', 'b'])
  })

  test('a value without a type is a file in a multipart body only', () => {
    const schema = z.object({ file: z.custom(() => true) })
    expect(bodyOf(schema, { multipart: true }).fields[0]?.kind).toBe('file')
    expect(bodyOf(schema).fields[0]?.kind).toBe('json')
  })
})

describe('what a field says of itself', () => {
  test.each([
    [z.string().min(1), null],
    [z.string().min(1).max(255), 'At most 255 characters'],
    [z.string().min(3).max(9), '3 to 9 characters'],
    [z.int(), null],
    [z.int().min(0).max(3), '0 to 3'],
    [z.number().min(5), 'At least 5'],
    [z.array(z.string()).max(500), 'At most 500 entries'],
  ])('%#', (schema, hint) => {
    expect(fieldOf(schema).hint).toBe(hint)
  })

  test('required fields come first', () => {
    const { fields } = bodyOf(z.object({ b: z.string().optional(), a: z.string() }))
    expect(fields.map(({ name, isRequired }) => [name, isRequired])).toEqual([
      ['a', true],
      ['b', false],
    ])
  })

  test('everything below a secret is secret, whatever its case', () => {
    const schema = z.object({ Secrets: z.record(z.string(), z.object({ text: z.string() })) })
    const [secrets] = bodyOf(schema, { secrets: ['secrets'] }).fields
    expect(secrets?.isSecret).toBe(true)
    expect(secrets?.item?.fields[0]?.isSecret).toBe(true)
  })

  test('a schema that goes on for ever ends as JSON', () => {
    const endless: Record<string, unknown> = { type: 'object' }
    endless.properties = { next: endless }
    let field = toBodyField({ body: endless, bodyKind: 'object', sentSecrets: [] })
    let depth = 0
    while (field?.fields[0]) {
      field = field.fields[0]
      depth += 1
    }
    expect(field?.kind).toBe('json')
    expect(depth).toBeLessThan(20)
  })
})

describe('the operations of Alteryx Server', () => {
  test('a bare array of ids', () => {
    const body = toBodyField(operation('UserGroups_AddUsersToGroup'))
    expect(body).toMatchObject({ name: '', kind: 'list', item: { kind: 'text' } })
  })

  test('a bare string', () => {
    const id = 'UserGroups_AddActiveDirectoryGroupToCustomGroup'
    expect(toBodyField(operation(id))).toMatchObject({ kind: 'text', fields: [] })
  })

  test('a file', () => {
    const body = toBodyField(operation('Usage_UploadUsageEventsCleanupFile'))
    expect(body?.fields).toMatchObject([{ name: 'file', kind: 'file', isRequired: true }])
  })

  test('two views are one choice', () => {
    const view = toParameterFields(operation('Users_GetUsers').query).find(
      ({ name }) => name === 'view',
    )
    expect(view).toMatchObject({ kind: 'choice', choices: ['Default', 'Full'], isRequired: false })
  })

  test('a password is secret', () => {
    const body = toBodyField(operation('Credentials_AddCredential'))
    expect(body?.fields.find(({ name }) => name === 'password')?.isSecret).toBe(true)
  })

  test('every path parameter of every operation is a required field', () => {
    for (const { path, params } of listOperations()) {
      const names = [...path.matchAll(/:(\w+)/g)].map((match) => match[1])
      const fields = toParameterFields(params)
      expect(fields.map(({ name }) => name).sort()).toEqual(names.sort())
      expect(fields.every(({ isRequired }) => isRequired)).toBe(true)
    }
  })

  test('every body can be drawn', () => {
    const drawn = listOperations().filter(({ bodyKind }) => bodyKind !== 'none')
    expect(drawn.length).toBeGreaterThan(20)
    for (const each of drawn) expect(toBodyField(each)).not.toBeNull()
  })
})
