import type { FoundFinding } from '@curator/console-contract/schedule-findings'
import type { Answer, ReviewItem } from '@curator/console-contract/schedule-review'
import { decisionWords } from './decision-words.ts'

/** What the campaign before knew of a schedule, and what was decided then. */
export interface PreviousItem {
  readonly facts: ReviewItem['evidence']
  readonly found: readonly FoundFinding[]
  readonly answer: Answer | null
}

/** They change with every run, and would stand everywhere. */
const restless = new Set(['nextRun', 'nextRuns', 'lastRun', 'runCount', 'changed', 'ownerSeen'])

/** Sentences about what changed since; empty when nothing did. `nowAt` is a UTC instant. */
export function listDifferences(
  before: PreviousItem,
  after: Pick<PreviousItem, 'facts' | 'found'>,
  nowAt: string,
): string[] {
  return [
    ...sayDecision(before.answer, nowAt),
    ...listFacts(before.facts, after.facts),
    ...listReasons('New', after.found, before.found),
    ...listReasons('Settled', before.found, after.found),
  ]
}

function sayDecision(answer: Answer | null, nowAt: string): string[] {
  if (!answer) return []
  const { decision, until } = answer
  const isOver = until !== undefined && Date.parse(until) <= Date.parse(nowAt)
  const when =
    until === undefined ? '' : ` until ${until.slice(0, 10)}${isOver ? ', which has passed' : ''}`
  return [`Decided last time: ${decisionWords[decision]}${when}.`]
}

function listFacts(before: PreviousItem['facts'], after: PreviousItem['facts']): string[] {
  const old = new Map(before.map((fact) => [fact.key, fact]))
  return after.flatMap(({ key, label, value }) => {
    const known = old.get(key)?.value ?? null
    // What could not be had on one of the two sides can't be compared.
    if (restless.has(key) || known === null || value === null || known === value) return []
    return [`${label}: ${known} → ${value}`]
  })
}

function listReasons(
  word: string,
  some: readonly FoundFinding[],
  others: readonly FoundFinding[],
): string[] {
  const known = new Set(others.map(({ finding }) => finding))
  return some.flatMap(({ finding, reason }) => (known.has(finding) ? [] : [`${word}: ${reason}`]))
}
