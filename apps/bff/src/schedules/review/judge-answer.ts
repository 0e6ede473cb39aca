import type { ReviewDecision } from '@curator/console-contract/schedule-findings'
import type { Answer } from '@curator/console-contract/schedule-review'
import type { FieldFault } from '@curator/endpoint/problem'
import { isKnownZone } from '../rules/zone-clock.ts'

type ValueKey = Exclude<keyof Answer, 'decision' | 'reason'>

const neededValues: Partial<Record<ReviewDecision, ValueKey>> = {
  keep_until: 'until',
  transfer: 'ownerId',
  retime: 'minutes',
  change_zone: 'timeZone',
  change_credential: 'credentialId',
  change_priority: 'priority',
  change_worker_tag: 'workerTag',
}

/** The value that a decision can't do without; undefined for none. */
export const neededValue = (decision: ReviewDecision): ValueKey | undefined =>
  neededValues[decision]

const ask: Record<ValueKey, string> = {
  until: 'Say until when.',
  ownerId: 'Say who gets it.',
  minutes: 'Say by how many minutes.',
  timeZone: 'Choose a time zone.',
  credentialId: 'Choose a credential.',
  priority: 'Choose a priority.',
  workerTag: 'Say which worker tag; empty means none.',
}

/** What is wrong with an answer to an item; `path` is where the answer stands in the request. */
export function listAnswerFaults(
  answer: Answer,
  item: { readonly hasFindings: boolean },
  nowMs: number,
  path: string,
): FieldFault[] {
  const fault = (key: string, rule: string, message: string) => ({
    path: `${path}.${key}`,
    rule,
    message,
  })
  const { decision, reason, until } = answer
  const needed = neededValue(decision)
  const value = needed === undefined ? null : answer[needed]
  const wrong = needed === undefined ? null : whyWrong(needed, value)
  const needsReason = decision !== 'keep' || item.hasFindings
  return [
    ...(needed !== undefined && value === undefined
      ? [fault(needed, 'required', ask[needed])]
      : []),
    ...(needed !== undefined && wrong !== null ? [fault(needed, 'not_valid', wrong)] : []),
    ...(until !== undefined && Date.parse(until) <= nowMs
      ? [fault('until', 'too_early', 'It has to lie ahead.')]
      : []),
    ...(needsReason && reason === '' ? [fault('reason', 'required', 'Say why.')] : []),
  ]
}

function whyWrong(key: ValueKey, value: unknown): string | null {
  if (key === 'ownerId' && value === '') return ask.ownerId
  if (key === 'minutes' && value === 0) return 'Move it by at least one minute.'
  if (key === 'timeZone' && typeof value === 'string' && !isKnownZone(value))
    return 'There is no such time zone. Use a name like Europe/Berlin.'
  return null
}

/** Only what the decision uses. */
export function settleAnswer(answer: Answer): Answer {
  const { decision, reason } = answer
  const key = decision === 'pause' ? 'until' : neededValue(decision)
  const value = key === undefined ? undefined : answer[key]
  return key === undefined || value === undefined
    ? { decision, reason }
    : { decision, reason, [key]: value }
}
