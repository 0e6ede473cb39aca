import type { FindingRule } from './finding-rule.ts'
import { clockChange } from './rules/clock-change.ts'
import { connectionShare } from './rules/connection-share.ts'
import { credential } from './rules/credential.ts'
import { crowd } from './rules/crowd.ts'
import { downtime } from './rules/downtime.ts'
import { duplicate } from './rules/duplicate.ts'
import { ended } from './rules/ended.ts'
import { failing } from './rules/failing.ts'
import { longDisabled } from './rules/long-disabled.ts'
import { neverRan } from './rules/never-ran.ts'
import { noTimeZone } from './rules/no-time-zone.ts'
import { oldVersion } from './rules/old-version.ts'
import { outsidePolicy } from './rules/outside-policy.ts'
import { overCapacity } from './rules/over-capacity.ts'
import { overlapsItself } from './rules/overlaps-itself.ts'
import { ownerGone } from './rules/owner-gone.ts'
import { ownerRights } from './rules/owner-rights.ts'
import { shortMonth } from './rules/short-month.ts'
import { tooOften } from './rules/too-often.ts'
import { unreadOutput } from './rules/unread-output.ts'

/** In the order of the list of findings; docs/schedule-findings.md says each for people. */
export const findingRules: readonly FindingRule[] = [
  ownerGone,
  ownerRights,
  credential,
  connectionShare,
  failing,
  overlapsItself,
  overCapacity,
  crowd,
  clockChange,
  noTimeZone,
  shortMonth,
  ended,
  neverRan,
  tooOften,
  outsidePolicy,
  duplicate,
  oldVersion,
  unreadOutput,
  longDisabled,
  downtime,
]
