import type {
  FindingSeverity,
  ReviewDecision,
  ScheduleFinding,
} from '@curator/console-contract/schedule-findings'
import type { Tone } from '../../ui/status-tones.ts'

export const findingTexts: Record<ScheduleFinding, string> = {
  owner_gone: 'Owner gone',
  owner_rights: 'Owner may not schedule',
  credential: 'Credential trouble',
  connection_share: 'Data connection not shared',
  failing: 'Failing',
  overlaps_itself: 'Overlaps itself',
  over_capacity: 'More than the workers can take',
  crowd: 'Crowded minute',
  clock_change: 'Hit by a clock change',
  no_time_zone: 'No time zone',
  short_month: 'Left out in short months',
  ended: 'Ended',
  never_ran: 'Never ran',
  too_often: 'Too often',
  outside_policy: 'Outside the policy',
  duplicate: 'Duplicate',
  old_version: 'Old version of the workflow',
  unread_output: 'Output nobody reads',
  long_disabled: 'Off for long',
  downtime: 'Runs in a downtime',
}

export const severityLooks: Record<
  FindingSeverity,
  { readonly text: string; readonly tone: Tone }
> = {
  high: { text: 'High', tone: 'bad' },
  medium: { text: 'Medium', tone: 'warning' },
  low: { text: 'Low', tone: 'info' },
}

export const decisionTexts: Record<ReviewDecision, string> = {
  keep: 'Keep it',
  keep_until: 'Keep it until a date',
  pause: 'Pause it',
  transfer: 'Hand it over',
  retime: 'Move its times',
  change_zone: 'Change its time zone',
  change_credential: 'Change its credential',
  change_priority: 'Change its priority',
  change_worker_tag: 'Change its worker tag',
  delete: 'Delete it',
  not_mine: 'Say whose it is',
  dont_know: 'Ask somebody who knows',
}
