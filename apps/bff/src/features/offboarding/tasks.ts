import type { OffboardingOptions } from '@curator/console-contract/offboarding'
import { toName } from '../../plans/planned/words.ts'
import type { NewOffboardingTask } from '../../store/offboarding-task.store.ts'
import type { OffboardingFacts } from './leaver-facts.ts'
import type { PlannedLeaver } from './offboarding-plan.ts'
import { listRepairs } from './repairs.ts'

const dayMs = 86_400_000

/** What is left to do by hand once the changes that it follows from have been made. */
export function toTasks(
  planned: PlannedLeaver,
  all: OffboardingFacts,
  options: OffboardingOptions,
  now: Date,
): NewOffboardingTask[] {
  const { changeSeqs, facts, transferSeq } = planned
  const lastSeq = changeSeqs.at(-1)
  if (lastSeq === undefined) return []
  const { user } = facts
  const leaver = { userId: user.id, email: user.email, name: toName(user) }
  const repairs = listRepairs(facts, all, options).map((repair) => ({
    key: `${user.id} ${repair.key}`,
    leaver,
    kind: repair.kind,
    sentence: repair.task,
    afterSeq: repair.after === 'transfer' ? (transferSeq ?? lastSeq) : lastSeq,
    dueAt: null,
  }))
  if (options.deleteAfterDays === null) return repairs
  return [
    ...repairs,
    {
      key: `${user.id} delete`,
      leaver,
      kind: 'account' as const,
      sentence: `Delete the account of ${leaver.name} (${user.email}).`,
      afterSeq: lastSeq,
      dueAt: new Date(now.getTime() + options.deleteAfterDays * dayMs),
    },
  ]
}
