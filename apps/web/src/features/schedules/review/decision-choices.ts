import type { ReviewDecision } from '@curator/console-contract/schedule-findings'
import type { Answer, ReviewItem } from '@curator/console-contract/schedule-review'
import { decisionTexts } from '../finding-text.ts'

/** What an answer says in the words of whoever gives it; the key chooses it. */
export const decisionKeys: readonly { readonly key: string; readonly decision: ReviewDecision }[] =
  [
    { key: '1', decision: 'keep' },
    { key: '2', decision: 'keep_until' },
    { key: '3', decision: 'pause' },
    { key: '4', decision: 'transfer' },
    { key: '5', decision: 'retime' },
    { key: '6', decision: 'change_zone' },
    { key: '7', decision: 'delete' },
    { key: '8', decision: 'not_mine' },
    { key: '9', decision: 'dont_know' },
  ]

/** As an answer, where a suggestion would have other words. */
const answerTexts: Partial<Record<ReviewDecision, string>> = {
  not_mine: 'Not mine',
  dont_know: 'I don’t know',
}
export const toAnswerText = (decision: ReviewDecision) =>
  answerTexts[decision] ?? decisionTexts[decision]

/** What can be answered without seeing people, credentials and tags of the Server; a new owner is named by e-mail. */
export const ownerDecisions: readonly ReviewDecision[] = [
  'keep',
  'keep_until',
  'pause',
  'transfer',
  'retime',
  'delete',
  'not_mine',
  'dont_know',
]

/** An answer while it is written. `until` is a local time of this browser. */
export type AnswerDraft = {
  readonly decision: ReviewDecision | null
  readonly reason: string
  readonly until: string
  readonly owner: { readonly id: string; readonly email: string } | undefined
  readonly minutes: number
  readonly timeZone: string
  readonly credentialId: string | undefined
  readonly priority: Answer['priority']
  readonly workerTag: string
}
export const noAnswer: AnswerDraft = {
  decision: null,
  reason: '',
  until: '',
  owner: undefined,
  minutes: 15,
  timeZone: 'UTC',
  credentialId: undefined,
  priority: undefined,
  workerTag: '',
}

/** The last answer of an item as a draft to change. */
export function toAnswerDraft(
  item: Pick<ReviewItem, 'answers'>,
  toLocal: (instant: string) => string,
): AnswerDraft {
  const last = item.answers.at(-1)
  if (!last) return noAnswer
  return {
    decision: last.decision,
    reason: last.reason,
    until: last.until ? toLocal(last.until) : '',
    owner: last.ownerId ? { id: last.ownerId, email: last.ownerId } : undefined,
    minutes: last.minutes ?? noAnswer.minutes,
    timeZone: last.timeZone ?? noAnswer.timeZone,
    credentialId: last.credentialId,
    priority: last.priority,
    workerTag: last.workerTag ?? '',
  }
}

type Values = Omit<Answer, 'decision' | 'reason'>

/** The value that each decision can't do without, or may have; undefined while it is missing. */
const readValues: Partial<
  Record<ReviewDecision, (draft: AnswerDraft, until: string | undefined) => Values | undefined>
> = {
  keep_until: (_, until) => (until ? { until } : undefined),
  pause: (_, until) => (until ? { until } : {}),
  transfer: ({ owner }) => (owner ? { ownerId: owner.id } : undefined),
  retime: ({ minutes }) => (minutes === 0 ? undefined : { minutes }),
  change_zone: ({ timeZone }) => ({ timeZone }),
  change_credential: ({ credentialId }) =>
    credentialId === undefined ? undefined : { credentialId },
  change_priority: ({ priority }) => (priority ? { priority } : undefined),
  change_worker_tag: ({ workerTag }) => ({ workerTag }),
}

/** The answer that a draft makes; undefined while something is missing. Only what the decision uses is in it. */
export function toAnswer(
  draft: AnswerDraft,
  hasFindings: boolean,
  toInstant: (local: string) => string | undefined,
): Answer | undefined {
  const { decision } = draft
  const reason = draft.reason.trim()
  if (decision === null || (needsReason(decision, hasFindings) && reason === '')) return undefined
  const read = readValues[decision] ?? (() => ({}))
  const values = read(draft, toInstant(draft.until))
  return values && { decision, reason, ...values }
}

export const needsReason = (decision: ReviewDecision, hasFindings: boolean) =>
  decision !== 'keep' || hasFindings
