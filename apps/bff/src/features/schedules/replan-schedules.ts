import type { PlanId } from '@curator/console-contract/ids'
import type { PlanRecord } from '../../store/plan.store.ts'
import type { ScheduleCreationsService } from './schedule-creations.service.ts'
import type { ScheduleDeletionsService } from './schedule-deletions.service.ts'
import type { ScheduleHoldsService } from './schedule-holds.service.ts'
import type { SchedulePlansService } from './schedule-plans.service.ts'

/** Plans of this slice are of four sorts; what they keep tells which. */
export function replanSchedules(
  services: {
    readonly schedulePlans: SchedulePlansService
    readonly scheduleHolds: ScheduleHoldsService
    readonly scheduleDeletions: ScheduleDeletionsService
    readonly scheduleCreations: ScheduleCreationsService
  },
  plan: PlanRecord,
  lines: readonly number[],
  authorId: string,
): Promise<PlanId> {
  if ('holdId' in plan.options) return services.scheduleHolds.replan(plan, lines, authorId)
  if ('deletionIds' in plan.options) return services.scheduleDeletions.replan(plan, lines, authorId)
  if ('creation' in plan.options) return services.scheduleCreations.replan(plan, authorId)
  return services.schedulePlans.replan(plan, lines, authorId)
}
