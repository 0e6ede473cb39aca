import type { Answer, CampaignValues } from '@curator/console-contract/schedule-review'
import type { FrozenEvidence } from './frozen-evidence.ts'
import { neededValue } from './judge-answer.ts'

/** Who answered where nobody did. */
export const silenceName = 'Rule for silence'

/** What an item without an answer counts as. Evidence null: it can't be read any more. */
export function answerSilence(
  rule: CampaignValues['silence'],
  evidence: Pick<FrozenEvidence, 'recommendation'> | null,
): Answer {
  if (rule === 'keep') return { decision: 'keep', reason: 'Nobody answered: it is kept.' }
  if (rule === 'pause') return { decision: 'pause', reason: 'Nobody answered: it is switched off.' }
  if (!evidence)
    return { decision: 'dont_know', reason: 'Nobody answered, and its evidence can’t be read.' }
  const { decision, reason } = evidence.recommendation
  if (neededValue(decision) === undefined)
    return { decision, reason: `Nobody answered: ${reason}`.slice(0, 1_000) }
  const open = 'Nobody answered, and what is recommended needs a value that nobody gave.'
  return { decision: 'dont_know', reason: `${open} ${reason}`.slice(0, 1_000) }
}
