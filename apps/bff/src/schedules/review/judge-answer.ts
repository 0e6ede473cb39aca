import type { ReviewDecision } from '@curator/console-contract/schedule-findings'
import type { Answer } from '@curator/console-contract/schedule-review'
import type { FieldFault } from '@curator/endpoint/problem'
import { isKnownZone } from '../rules/zone-clock.ts'

type ValueKey = Exclude<keyof Answer, 'decision' | 'reason'>

const valueOf: Partial<Record<ReviewDecision, ValueKey>> = {
  keep_until: 'until',
  transfer: 'ownerId',
  retime: 'minutes',
  change_zone: 'timeZone',
  change_credential: 'credentialId',
  change_priority: 'priority',
  change_worker_tag: 'workerTag',
}

/** The value that a decision can't do without; undefined for none. */
export const neededValue = (decision: ReviewDecision): ValueKey | undefined => valueOf[decision]

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
  const { decision, minutes, ownerId, reason, timeZone, until } = answer
  const needed = neededValue(decision)
  const faults: FieldFault[] = []
  if (needed !== undefined && answer[needed] === undefined)
    faults.push(fault(needed, 'required', ask[needed]))
  if (decision === 'transfer' && ownerId === '')
    faults.push(fault('ownerId', 'required', ask.ownerId))
  if (decision === 'retime' && minutes === 0)
    faults.push(fault('minutes', 'too_small', 'Move it by at least one minute.'))
  if (decision === 'change_zone' && timeZone !== undefined && !isKnownZone(timeZone))
    faults.push(
      fault(
        'timeZone',
        'unknown_zone',
        'There is no such time zone. Use a name like Europe/Berlin.',
      ),
    )
  if (until !== undefined && Date.parse(until) <= nowMs)
    faults.push(fault('until', 'too_early', 'It has to lie ahead.'))
  const needsReason = decision !== 'keep' || item.hasFindings
  if (needsReason && reason === '') faults.push(fault('reason', 'required', 'Say why.'))
  return faults
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
