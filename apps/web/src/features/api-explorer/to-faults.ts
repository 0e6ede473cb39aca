import type { CallReply } from '@curator/console-contract/api-explorer'
import { ProblemError } from '@curator/endpoint/problem'

/** Faults by their place in the call, from the check before sending and from the Server; the first of a place wins. */
export function toFaults(error: unknown, reply: CallReply | undefined): Record<string, string> {
  const checked = error instanceof ProblemError ? (error.problem.fields ?? []) : []
  const said = reply?.kind === 'refused' ? reply.fields : []
  const faults: Record<string, string> = {}
  for (const { path, message } of [...checked, ...said])
    faults[path.replace(/^body\.call\./, '')] ??= message
  return faults
}
