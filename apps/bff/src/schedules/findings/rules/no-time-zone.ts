import { findingRuleWhenOn } from '../finding-rule.ts'

export const noTimeZone = findingRuleWhenOn('no_time_zone', 'medium', ({ schedule }) =>
  schedule.timeZone.trim() === ''
    ? {
        reason: 'It has no time zone: the Server reads its times as UTC, whatever was meant.',
        suggestion: 'change_zone',
      }
    : null,
)
