import { many } from '@curator/console-contract/paging'
import {
  type FindingSeverity,
  findingSeverity,
  type listScheduleFindings,
  scheduleFindings,
} from '@curator/console-contract/schedule-findings'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import type { z } from 'zod'
import { type ScheduleFilterValues, scheduleSearch, toFilterValues } from '../schedule-search.ts'

/** What the address of the findings holds: the filters of the list, and how bad it has to be. */
export const findingsSearch = scheduleSearch.extend({ severity: many(findingSeverity) })
export type FindingsSearch = z.output<typeof findingsSearch>

/** How many schedules a rule names. */
export type FindingCount = ReplyOf<typeof listScheduleFindings>['items'][number]

/**
 * What is meant by what is chosen: schedules that one of the chosen rules names, of all rules when none is chosen. Null when
 * no rule that counts has found anything; without rules the list would be that of all schedules.
 */
export function toAsked(
  { severity, ...search }: FindingsSearch,
  counts: readonly FindingCount[],
): ScheduleFilterValues | null {
  const isMeant = (value: FindingSeverity) => severity.length === 0 || severity.includes(value)
  const finding = counts
    .filter((item) => item.count > 0 && isMeant(item.severity))
    .map((item) => item.finding)
    .filter((key) => search.finding.length === 0 || search.finding.includes(key))
  return finding.length > 0 ? { ...toFilterValues(search), finding } : null
}

/**
 * What the list is asked for, before anything has been counted: rules that found nothing name no schedule, so all of them
 * may be asked for. How bad a rule is stands with the counts alone; null where that is needed.
 */
export function toListed({ severity, ...search }: FindingsSearch): ScheduleFilterValues | null {
  if (severity.length > 0) return null
  const finding = search.finding.length > 0 ? search.finding : [...scheduleFindings]
  return { ...toFilterValues(search), finding }
}
