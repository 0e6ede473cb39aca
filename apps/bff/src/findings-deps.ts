import type { Clock } from './core/clock.ts'
import type { Directories } from './directory/directory.ts'
import { createExpectedRuns } from './features/schedules/expected-runs.ts'
import type { FindingServices } from './features/schedules/findings.routes.ts'
import { FindingsService } from './features/schedules/findings.service.ts'
import { createRunsAhead } from './features/schedules/runs-ahead.ts'
import { SchedulePolicyService } from './features/schedules/schedule-policy.service.ts'
import type { ForecastParts } from './forecast-deps.ts'
import { toWords } from './http/to-problem.ts'
import type { ScheduleDeps } from './schedules-deps.ts'
import type { OpenDatabase } from './store/database.ts'
import { createSchedulePolicyStore } from './store/schedule-policy.store.ts'
import { createWorkerSlotsStore } from './store/worker-slots.store.ts'

/** Puts together what is wrong with schedules, and what they are measured against. */
export function createFindingDeps(
  parts: Pick<ForecastParts, 'forecasts'> & {
    readonly store: OpenDatabase
    readonly directories: Directories
    readonly clock: Clock
    readonly schedules: Pick<ScheduleDeps, 'scheduleSearch' | 'scheduleRules'>
  },
): FindingServices {
  const { clock, directories, forecasts, schedules, store } = parts
  const { scheduleRules: rules, scheduleSearch: search } = schedules
  const policies = createSchedulePolicyStore(store.db)
  const schedulePolicies = new SchedulePolicyService({ policies, directories, clock })
  const scheduleFindings = new FindingsService({
    directories,
    rules,
    policies: schedulePolicies,
    readRuns: createRunsAhead(createExpectedRuns({ search, forecasts, rules, toWords, clock })),
    listSlots: createWorkerSlotsStore(store.db).list,
    clock,
  })
  return { scheduleFindings, schedulePolicies }
}
