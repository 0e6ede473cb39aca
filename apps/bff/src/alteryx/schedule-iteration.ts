import type { Iteration } from '@curator/alteryx-contract/server/v3/iteration'
import type { ScheduleRule } from '@curator/console-contract/schedule-rules'

type Span = 'iterationType' | 'startTime' | 'endTime'

/** A rule as the Server takes it. Times stay local to the zone that is sent beside it; the end of a single run is ignored. */
export function toIteration(rule: ScheduleRule): Iteration {
  const { type, startTime, endTime } = rule
  return {
    iterationType: type === 'MonthlyWeekday' ? 'Monthly' : type,
    startTime,
    ...(endTime === null || type === 'Once' ? {} : { endTime }),
    ...toContract(rule),
  }
}

function toContract(rule: ScheduleRule): Omit<Iteration, Span> {
  switch (rule.type) {
    case 'Once':
      return {}
    case 'Hourly':
      return { hourlyContract: { hours: rule.hours, minutes: rule.minutes } }
    case 'Daily':
      return { dailyContract: { runOnlyWorkWeek: rule.runOnlyWorkWeek } }
    case 'Weekly':
      return { weeklyContract: { daysOfWeek: [...rule.daysOfWeek] } }
    case 'Monthly':
      return { monthlyContract: { simpleDayOfMonth: true, dayOfMonth: rule.dayOfMonth } }
    case 'MonthlyWeekday': {
      const { dayOfWeek, occurrence } = rule
      return { monthlyContract: { simpleDayOfMonth: false, occurrence, dayOfWeek } }
    }
    case 'Custom':
      return { customContract: { daysOfMonth: [...rule.daysOfMonth], months: [...rule.months] } }
    case 'Cron':
      return { cronContract: { cronExpression: rule.cronExpression } }
  }
}
