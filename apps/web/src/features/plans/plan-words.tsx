import { type Verdict, verdicts } from '@curator/console-contract/plans'
import type { Outcome } from '@curator/console-contract/runs'
import { createContext, type ReactNode, useContext } from 'react'
import { noneText, outcomeText, verdictText } from './plans-text.ts'

type Words = { readonly label: string; readonly meaning: string }

/** How a plan and its run are spoken of: most change things, some make calls as they are asked to. */
export interface PlanWords {
  readonly areCalls: boolean
  readonly verdict: Record<Verdict, Words>
  readonly outcome: Record<Outcome, Words>
  readonly none: Words
  /** Verdicts that such a plan can have. */
  readonly verdicts: readonly Verdict[]
  /** What is counted. */
  readonly work: { readonly one: string; readonly many: string }
  readonly subjectHeader: string
  readonly changesHeader: string
}

const changeWords: PlanWords = {
  areCalls: false,
  verdicts,
  verdict: verdictText,
  outcome: outcomeText,
  none: noneText,
  work: { one: 'change', many: 'changes' },
  subjectHeader: 'Who',
  changesHeader: 'What changes',
}

/** A call may read as well as write, so nothing here says that something was written. */
const callWords: PlanWords = {
  areCalls: true,
  verdicts: ['invalid', 'update', 'skip'],
  verdict: {
    ...verdictText,
    update: { label: 'Ready', meaning: 'The call is made as the row says.' },
    invalid: { label: 'Invalid', meaning: 'Has a fault in the sheet. Not called.' },
    conflict: { label: 'Conflict', meaning: 'Contradicts the Server or another row. Not called.' },
    skip: { label: 'Skip', meaning: 'Left out by a person. Not called.' },
  },
  outcome: {
    ...outcomeText,
    failed: { label: 'Failed', meaning: 'Something went wrong; the reason stands beside it.' },
    applied: { label: 'Succeeded', meaning: 'The Server carried the call out.' },
  },
  none: { label: 'No call', meaning: 'No call was to be made: left out, invalid or in conflict.' },
  work: { one: 'API call', many: 'API calls' },
  subjectHeader: 'Record and address',
  changesHeader: 'What is sent',
}

const slicesOfCalls = new Set(['bulk-runner', 'api-explorer'])

/** The words for plans of a slice. */
function toPlanWords(slice: string): PlanWords {
  return slicesOfCalls.has(slice) ? callWords : changeWords
}

const PlanWordsContext = createContext(changeWords)

/** Lets everything below speak of a plan in the words of its slice. */
export function PlanWordsProvider({
  slice,
  children,
}: {
  readonly slice: string
  readonly children: ReactNode
}) {
  return <PlanWordsContext value={toPlanWords(slice)}>{children}</PlanWordsContext>
}

export function usePlanWords(): PlanWords {
  return useContext(PlanWordsContext)
}
