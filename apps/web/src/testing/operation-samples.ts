import {
  type FormField,
  formField,
  type OperationDetail,
  type OperationSummary,
  operationDetail,
  operationSummary,
} from '@curator/console-contract/api-explorer'
import type { z } from 'zod'

const summary = {
  operationId: 'Users_GetUser',
  family: 'V3',
  area: 'users',
  method: 'GET',
  path: '/v3/users/:userId',
  summary: 'Reads one user.',
  role: 'Curator',
  danger: 'none',
  isRead: true,
  missing: null,
} as const

/** Operations that are valid by construction; a test states only what matters to it. */
export function anOperation(
  change: Partial<z.input<typeof operationSummary>> = {},
): OperationSummary {
  return operationSummary.parse({ ...summary, ...change })
}

/** A field: text that may be left out, unless said otherwise. */
export function aField(name: string, change: Partial<z.input<typeof formField>> = {}): FormField {
  return formField.parse({
    name,
    kind: 'text',
    isRequired: false,
    isSecret: false,
    hint: null,
    choices: [],
    fields: [],
    item: null,
    ...change,
  })
}

export function anOperationDetail(
  change: Partial<z.input<typeof operationDetail>> = {},
): OperationDetail {
  return operationDetail.parse({
    ...summary,
    since: '2021.4',
    until: null,
    needsTls: false,
    bodyKind: 'none',
    params: [aField('userId', { isRequired: true })],
    query: [],
    body: null,
    reply: 'json',
    replyNote: null,
    readBy: null,
    ...change,
  })
}

/** A write with nested fields, a secret, a flag and a list. */
export function aWrite(change: Partial<z.input<typeof operationDetail>> = {}): OperationDetail {
  const fields = [
    aField('name', { isRequired: true }),
    aField('password', { isSecret: true }),
    aField('isActive', { kind: 'boolean' }),
    aField('tags', { kind: 'list', item: aField('', { isRequired: true }) }),
    aField('rights', { kind: 'object', fields: [aField('isAdmin', { kind: 'boolean' })] }),
  ]
  return anOperationDetail({
    operationId: 'Things_Create',
    method: 'POST',
    path: '/v3/things',
    area: 'things',
    summary: 'Creates a thing.',
    isRead: false,
    params: [],
    bodyKind: 'object',
    body: aField('', { kind: 'object', isRequired: true, fields }),
    ...change,
  })
}
