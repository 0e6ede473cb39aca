import type { OperationSpec } from '../operation.ts'
import { asText, compareNames, compareText, compareWords } from './compare-shapes.ts'
import type { DeclaredOperation } from './declared-operations.ts'
import type { Finding } from './difference.ts'
import { type Definitions, describeShape, type Shape, toContractShape, toShape } from './shape.ts'

const none = 'no body'

/** Request bodies: how they travel, their fields, which of them are needed, allowed words, longest texts. */
export function compareBody(
  spec: OperationSpec,
  declared: DeclaredOperation,
  definitions: Definitions,
): Finding[] {
  const ours = spec.body ? toContractBody(spec, toContractShape(spec.body)) : undefined
  const theirs = toDeclaredBody(declared, definitions)
  const kinds = compareText(
    'body kind',
    '',
    ours ? describeShape(ours) : none,
    theirs ? describeShape(theirs) : none,
  )
  if (kinds.length > 0 || !ours || !theirs) return kinds
  return [
    ...compareNames('body field', fieldsOf(ours).keys(), fieldsOf(theirs).keys()),
    ...[...fieldsOf(ours)].flatMap(([name, field]) => {
      const other = fieldsOf(theirs).get(name)
      return other ? compareField(name, [ours, field], [theirs, other]) : []
    }),
  ]
}

function compareField(
  name: string,
  [ourBody, ours]: readonly [Shape, Shape],
  [theirBody, theirs]: readonly [Shape, Shape],
): Finding[] {
  const need = (body: Shape) => (body.required?.has(name) ? 'required' : 'optional')
  const length = ({ maxLength }: Shape) => (maxLength === undefined ? 'no limit' : `${maxLength}`)
  return [
    ...compareText('required body field', name, need(ourBody), need(theirBody)),
    ...compareText('body field', name, ours.kind, theirs.kind),
    ...compareWords(name, ours, theirs),
    // Where the Server names no limit, ours is only a bound against nonsense.
    ...(theirs.maxLength === undefined
      ? []
      : compareText('longest text', name, length(ours), length(theirs))),
  ]
}

/** The parts of a multipart body are files, which a schema can't describe, and text. */
function toContractBody(spec: OperationSpec, shape: Shape): Shape {
  if (spec.encoding !== 'multipart') return shape
  const parts = [...fieldsOf(shape)].map(
    ([name, part]) => [name, part.kind === 'any' ? { kind: 'file' } : asText(part)] as const,
  )
  return { ...shape, fields: new Map(parts) }
}

const fieldsOf = (shape: Shape): ReadonlyMap<string, Shape> => shape.fields ?? new Map()

/** A body parameter; form fields count as an object, which is how a descriptor writes them. */
function toDeclaredBody(declared: DeclaredOperation, definitions: Definitions): Shape | undefined {
  const body = declared.parameters.find((item) => item.in === 'body')
  if (body) return toShape(body.schema ?? {}, definitions)
  const form = declared.parameters.filter((item) => item.in === 'formData')
  if (form.length === 0) return undefined
  return {
    kind: 'object',
    fields: new Map(
      form.map((item) => [item.name, asText(toShape({ type: item.type, enum: item.enum }))]),
    ),
    required: new Set(form.filter((item) => item.required).map((item) => item.name)),
  }
}
