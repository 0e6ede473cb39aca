import type { FormField } from '@curator/console-contract/api-explorer'
import type { FieldChange } from '@curator/console-contract/plans'
import type { ProtectedCall } from '../../alteryx/calls.gateway.ts'
import type { OperationDescription } from '../../alteryx/operation-catalog.ts'
import type { PlanChunk } from '../../plans/change.ts'
import { describeCall } from '../../plans/changes/call-operation.change.ts'
import { listDifferences } from './field-differences.ts'
import { toBodyField } from './form-fields.ts'

/** What is there before a call; `why` says why it could not be read, null when it was not asked for. */
export interface Before {
  readonly object: Readonly<Record<string, unknown>> | null
  readonly why: string | null
}

/** Unknown fields that a plan names. */
const mostUnknown = 5

/** `PUT /v3/users/5f3`, with its parameters filled in. */
export function toSubject(operation: OperationDescription, call: ProtectedCall): string {
  const path = operation.path.replace(
    /:(\w+)/g,
    (_, name: string) => call.params[name] ?? `:${name}`,
  )
  return `${operation.method} ${path}`
}

/** The plan of one call: one row, one change. Secrets of `call` are sealed already. */
export function planCall(
  operation: OperationDescription,
  call: ProtectedCall,
  before: Before,
): PlanChunk {
  const body = listDifferences(call.body, before.object)
  const isSame = before.object !== null && call.body !== undefined && body.length === 0
  const reasons = [
    ...(before.why === null ? [] : [before.why]),
    ...(isSame ? ['The Server has these values already; the call is sent all the same.'] : []),
    ...listUnknownFields(toBodyField(operation), call.body)
      .slice(0, mostUnknown)
      .map((path) => `The console does not know the field “${path}”; the Server may ignore it.`),
  ]
  const isNew = operation.method === 'POST' && !operation.path.includes(':')
  return {
    rows: [
      {
        line: 1,
        subject: toSubject(operation, call),
        verdict: isNew ? 'create' : 'update',
        reasons,
        changeSeqs: [1],
      },
    ],
    changes: [
      {
        seq: 1,
        kind: 'call-operation',
        payload: call,
        before: null,
        fields: [...listQuery(call), ...body],
        sentence: describeCall(call),
        danger: operation.danger,
        dependsOn: [],
      },
    ],
  }
}

function listQuery({ query }: ProtectedCall): FieldChange[] {
  return Object.entries(query).map(([name, after]) => ({
    field: `query.${name}`,
    label: `?${name}`,
    before: null,
    after,
  }))
}

/** Dotted places of a body that its form does not have. */
function listUnknownFields(field: FormField | null, value: unknown, at = ''): string[] {
  if (field?.kind !== 'object' || typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const path = at === '' ? name : `${at}.${name}`
    const known = field.fields.find((each) => each.name === name)
    return known ? listUnknownFields(known, inner, path) : [path]
  })
}
