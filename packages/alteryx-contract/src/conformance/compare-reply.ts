import type { OperationSpec } from '../operation.ts'
import { compareText, listWords } from './compare-shapes.ts'
import type { DeclaredOperation } from './declared-operations.ts'
import type { Finding } from './difference.ts'
import { type Definitions, describeShape, type Shape, toContractShape, toShape } from './shape.ts'

/**
 * The answer of success. Replies are read tolerantly, so only this counts: a field we read and the Server does not
 * declare, a field it always sends and we leave unread, a word we would not know.
 */
export function compareReply(
  spec: OperationSpec,
  declared: DeclaredOperation,
  definitions: Definitions,
): Finding[] {
  const reply = declared.responses[String(spec.status)]
  if (!reply) {
    const successes = Object.keys(declared.responses).filter((status) => status.startsWith('2'))
    return compareText('status of success', '', String(spec.status), successes.join(', ') || 'none')
  }
  const ours = spec.response ? toContractShape(spec.response) : undefined
  const theirs = reply.schema ? toShape(reply.schema, definitions) : undefined
  const kinds = compareText(
    'reply kind',
    '',
    ours ? describeShape(ours) : (spec.reply ?? 'json'),
    theirs ? describeShape(theirs) : declared.sendsFile ? 'file' : 'empty',
  )
  return kinds.length > 0 || !ours || !theirs ? kinds : compareRead(ours, theirs, '')
}

function compareRead(ours: Shape, theirs: Shape, at: string): Finding[] {
  if (ours.item && theirs.item)
    return compareRead(ours.item, theirs.item, at === '' ? '' : `${at}[]`)
  if (ours.fields && theirs.fields) return compareFields(ours, theirs, at)
  if (!ours.words) return []
  const unknown = (theirs.words ?? []).filter((word) => !ours.words?.includes(word))
  return unknown.length === 0
    ? []
    : compareText('enum', at, listWords(ours.words), listWords(theirs.words))
}

function compareFields(ours: Shape, theirs: Shape, at: string): Finding[] {
  const subject = 'reply field'
  const full = (name: string) => (at === '' ? name : `${at}.${name}`)
  const read = [...(ours.fields ?? [])].flatMap(([name, field]): Finding[] => {
    const other = theirs.fields?.get(name)
    return other
      ? compareRead(field, other, full(name))
      : [{ kind: 'missing', subject, at: full(name), contract: name, server: '' }]
  })
  const unread = [...(theirs.required ?? [])]
    .filter((name) => !ours.fields?.has(name))
    .map((name) => ({
      kind: 'extra' as const,
      subject: subject as 'reply field',
      at: full(name),
      contract: '',
      server: name,
    }))
  return [...read, ...unread]
}
