import type { ConnectionId } from '@curator/console-contract/ids'
import type { KnownRule, ScheduleRule } from '@curator/console-contract/schedule-rules'
import type { DirectorySchedule } from '../../directory/directory.ts'
import { judgeRule } from '../../schedules/judge-rule.ts'
import type { ScheduleRuleStore } from '../../store/schedule-rule.store.ts'

/** Guesses rules from runs that the Server forecasts, by id; what can't be guessed is absent. */
export type InferRules = (
  connectionId: ConnectionId,
  schedules: readonly DirectorySchedule[],
) => Promise<ReadonlyMap<string, ScheduleRule>>

export type RuleBook = ReturnType<typeof createRuleBook>

/** What is known of the rules of schedules: written here, confirmed by a person, or guessed. */
export function createRuleBook(deps: {
  readonly stored: ScheduleRuleStore
  readonly inferRules: InferRules
  /** Waits until rules can be guessed, or until it is clear that none can. */
  readonly prepareRules: (connectionId: ConnectionId) => Promise<void>
}) {
  return {
    /** For those who need guesses; `find` alone does not wait for the Server. */
    prepare: deps.prepareRules,
    /** An entry for each schedule, by id. */
    find: async (
      connectionId: ConnectionId,
      schedules: readonly DirectorySchedule[],
    ): Promise<ReadonlyMap<string, KnownRule>> => {
      const ids = schedules.map(({ id }) => id)
      const given = new Map(
        (await deps.stored.find(connectionId, ids)).map((rule) => [rule.scheduleId, rule]),
      )
      const judged = schedules.map(
        (schedule) => [schedule, judgeRule(schedule, given.get(schedule.id), undefined)] as const,
      )
      const open = judged.flatMap(([schedule, { rule }]) => (rule === null ? [schedule] : []))
      const inferred =
        open.length > 0
          ? await deps.inferRules(connectionId, open)
          : new Map<string, ScheduleRule>()
      return new Map(
        judged.map(([schedule, known]) => [
          schedule.id,
          known.rule === null ? judgeRule(schedule, undefined, inferred.get(schedule.id)) : known,
        ]),
      )
    },
    confirm: deps.stored.confirm,
  }
}
