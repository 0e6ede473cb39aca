import type { RuleOrigin } from '@curator/console-contract/schedule-rules'
import {
  type OwnerState,
  ownerState,
  type ScheduleColumn,
  type ScheduleState,
  schedulePriorities,
  scheduleState,
} from '@curator/console-contract/schedules'
import { formatCounted } from '../../lib/format-count.ts'

export const countSchedules = (count: number) => formatCounted(count, 'schedule', 'schedules')

/** What a column is called. */
export const columnLabels: Record<ScheduleColumn, string> = {
  name: 'Name',
  owner: 'Owner',
  workflow: 'Workflow',
  isEnabled: 'State',
  rule: 'Rule',
  timeZone: 'Time zone',
  nextRunAt: 'Next run',
  lastRunAt: 'Last run',
  lastError: 'Last error',
  priority: 'Priority',
  workerTag: 'Worker tag',
  credential: 'Credential',
  frequency: 'Frequency',
  state: 'State on the Server',
  runCount: 'Runs',
  createdAt: 'Created',
  comment: 'Comment',
  id: 'Id',
}

export const originTexts: Record<RuleOrigin, { readonly text: string; readonly meaning: string }> =
  {
    written: { text: 'Known', meaning: 'This console wrote it.' },
    confirmed: {
      text: 'Confirmed',
      meaning: 'Inferred from forecast runs and confirmed by a person.',
    },
    inferred: {
      text: 'Inferred',
      meaning: 'Guessed from the runs that the Server forecasts; nobody has confirmed it yet.',
    },
    unknown: {
      text: 'Not known',
      meaning: 'The Server does not tell rules, and its forecast shows no pattern.',
    },
  }

export const ownerStateTexts: Record<OwnerState, string> = {
  active: 'Active',
  inactive: 'Inactive',
  no_access: 'No Access',
  missing: 'Missing',
}

export const stateTexts: Record<ScheduleState, string> = {
  failing: 'Failing',
  never_ran: 'Never ran',
  ended: 'No run to come',
  no_workflow: 'Workflow gone',
}

const toChoices = <K extends string>(keys: readonly K[], texts: Record<K, string>) =>
  keys.map((key) => ({ key, text: texts[key] }))
export const enabledChoices = [
  { key: 'yes', text: 'On' },
  { key: 'no', text: 'Off' },
] as const
export const stateChoices = toChoices(scheduleState.options, stateTexts)
export const ownerStateChoices = toChoices(ownerState.options, ownerStateTexts)
export const priorityChoices = schedulePriorities.map((key) => ({ key, text: key }))

export const text = {
  title: 'Schedules',
  newSchedule: 'New schedule',
  setAside: 'Held and waiting',
  noPlanTitle: 'You may look at schedules',
  noPlan: 'Planning a new one needs the role Operator; ask an administrator of this console.',
  newIntro: 'The plan holds one new schedule. Nothing is written before you confirm it.',
  search: 'Search schedules',
  searchHint: 'Name, workflow or owner',
  utc: 'UTC',
  noZone: 'None (UTC)',
  filteredTitle: 'No schedule matches',
  filteredText: 'Try fewer letters or fewer filters.',
  emptyText: 'Plan the first one: choose a workflow and say when it runs.',
  noSuchSchedule: 'There is no such schedule',
  noSuchScheduleText: 'It may have been deleted. Go back to the list.',
  noContent: 'This Server’s schedules can’t be read',
  noNextRun: 'None',
  workflowGone: 'Workflow gone',
  neverRan: 'Never',
  nothingWritten:
    'The plan shows each schedule with old and new values. Nothing is written before you confirm it.',
  inferredHint:
    'The Server never tells a rule. Where the console only inferred it, a change of times writes the whole guess.',
  acceptInferred: 'Include schedules whose rule is only inferred',
  unknownLeftOut: 'Schedules whose rule is not known are left out, each with the reason.',
} as const

/** Choosing the workflow of a new schedule. */
export const workflowText = {
  owner: 'Owner of the workflow',
  workflow: 'Workflow',
  ownerFirst: 'Choose its owner first.',
  ownsNone: 'No workflow of this person matches.',
} as const

export const toEmptyTitle = (name: string) => `“${name}” has no schedules yet`

/** What a release may not be able to do, by the kind of action; others stand by their own word. */
const actionTexts: Readonly<Record<string, string>> = {
  set: 'change fields, switch on and off',
  zone: 'change the time zone',
  rule: 'change when one runs',
  shift: 'shift start times',
  spread: 'spread start times',
  retime: 'move start times',
  hold: 'hold for maintenance',
  delete: 'delete',
  create: 'make new ones',
}

/** What can't be done and why, one sentence for each reason. */
export function sayCannot(
  cannot: readonly { readonly action: string; readonly why: string }[],
): { readonly what: string; readonly why: string }[] {
  const reasons = [...new Set(cannot.map(({ why }) => why))]
  return reasons.map((reason) => ({
    what: cannot
      .filter(({ why }) => why === reason)
      .map(({ action }) => actionTexts[action] ?? action)
      .join(', '),
    why: reason,
  }))
}

/** What schedules are called in a sentence: by name when there is one. */
export function nameSchedules(count: number, only: { readonly name: string } | undefined): string {
  return count === 1 && only ? `“${only.name}”` : countSchedules(count)
}
