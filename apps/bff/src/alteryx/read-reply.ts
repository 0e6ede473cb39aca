import type { OperationSpec } from '@curator/alteryx-contract/operation'
import type { FailureMaker } from './failure-from.ts'
import type { ExchangeReply } from './http-exchange.ts'

/** A reply both ways: parsed by the descriptor, and as the JSON that came, with fields this build does not know. */
export interface ReplyWithRaw<T> {
  readonly value: T
  readonly raw: unknown
}

export type ReadReply<T> = (
  operation: OperationSpec,
  reply: ExchangeReply,
  failures: FailureMaker,
) => T

/** Any 2xx is success, whatever the descriptor's status: Servers differ. Throws an `AlteryxFailure` otherwise. */
function requireData(operation: OperationSpec, reply: ExchangeReply, failures: FailureMaker): void {
  if (reply.status < 200 || reply.status > 299) throw failures.fromReply(operation, reply)
  if (reply.contentType.includes('html')) {
    throw failures.fromUnreadable(operation, reply, 'with a web page in place of data')
  }
}

/** The reply of any 2xx, not looked into. */
export const readAsReply: ReadReply<ExchangeReply> = (operation, reply, failures) => {
  if (operation.reply === 'file') {
    if (reply.status < 200 || reply.status > 299) throw failures.fromReply(operation, reply)
  } else requireData(operation, reply, failures)
  return reply
}

export const readAsJson: ReadReply<ReplyWithRaw<unknown>> = (operation, reply, failures) => {
  requireData(operation, reply, failures)
  if (operation.reply === 'empty') return { value: undefined, raw: undefined }
  let raw: unknown
  try {
    raw = JSON.parse(new TextDecoder().decode(reply.body))
  } catch {
    const what = reply.body.length === 0 ? 'with nothing in it' : 'not with valid JSON'
    throw failures.fromUnreadable(operation, reply, what)
  }
  const parsed = operation.response?.safeParse(raw)
  if (parsed?.success) return { value: parsed.data, raw }
  const fields = new Set(parsed?.error.issues.map((issue) => issue.path.join('.')) ?? [])
  const named = [...fields].slice(0, 5).join(', ') || 'the whole answer'
  const what = `fields are missing or of another kind (${named})`
  throw failures.fromUnreadable(operation, reply, what)
}

/** Looks at first and last bytes only: whoever asked for bytes parses the rest. A byte order mark may stand in front. */
export const readAsBytes: ReadReply<Uint8Array<ArrayBuffer>> = (operation, reply, failures) => {
  requireData(operation, reply, failures)
  const text = new TextDecoder()
  const head = text.decode(reply.body.subarray(0, 64)).trimStart()
  const tail = text.decode(reply.body.subarray(-64)).trimEnd()
  if (head.startsWith('[') && tail.endsWith(']')) return reply.body
  throw failures.fromUnreadable(operation, reply, 'not with a list')
}
