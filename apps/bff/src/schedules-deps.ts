import type { ConnectionId } from '@curator/console-contract/ids'
import type { CapabilityBook } from './alteryx/capabilities.ts'
import type { Clock } from './core/clock.ts'
import type { Directories } from './directory/directory.ts'
import { createRuleBook, type InferRules, type RuleBook } from './features/schedules/rule-book.ts'
import { ScheduleCreationsService } from './features/schedules/schedule-creations.service.ts'
import { ScheduleDeletionsService } from './features/schedules/schedule-deletions.service.ts'
import { ScheduleHoldsService } from './features/schedules/schedule-holds.service.ts'
import { SchedulePlansService } from './features/schedules/schedule-plans.service.ts'
import { type FindSchedulesWith, ScheduleSearch } from './features/schedules/schedule-search.ts'
import type { ScheduleServices } from './features/schedules/schedules.routes.ts'
import { type FindFindings, SchedulesService } from './features/schedules/schedules.service.ts'
import type { CreatePlan } from './plans/plan-writer.ts'
import type { OpenDatabase } from './store/database.ts'
import { createScheduleHoldStore } from './store/schedule-hold.store.ts'
import { createScheduleRuleStore } from './store/schedule-rule.store.ts'

/** Managing schedules, and what other parts about schedules build on. */
export interface ScheduleDeps extends ScheduleServices {
  readonly scheduleSearch: ScheduleSearch
  readonly scheduleRules: RuleBook
}

/** Puts the slice together; findings and guessed rules come from the parts that work them out. */
export function createScheduleDeps(parts: {
  readonly store: OpenDatabase
  readonly directories: Directories
  readonly capabilities: CapabilityBook
  readonly createPlan: CreatePlan
  readonly clock: Clock
  readonly inferRules: InferRules
  readonly prepareRules: (connectionId: ConnectionId) => Promise<void>
  readonly findSchedulesWith: FindSchedulesWith
  readonly findFindings: FindFindings
}): ScheduleDeps {
  const { store } = parts
  const holds = createScheduleHoldStore(store.db)
  const rules = createRuleBook({ ...parts, stored: createScheduleRuleStore(store.db) })
  const search = new ScheduleSearch(parts)
  const shared = { ...parts, search, rules }
  return {
    scheduleSearch: search,
    scheduleRules: rules,
    schedules: new SchedulesService(shared),
    schedulePlans: new SchedulePlansService(shared),
    scheduleHolds: new ScheduleHoldsService({ ...shared, holds }),
    scheduleDeletions: new ScheduleDeletionsService({ ...shared, deletions: holds }),
    scheduleCreations: new ScheduleCreationsService(shared),
  }
}
