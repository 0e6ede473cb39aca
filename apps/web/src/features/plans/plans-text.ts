import type {
  ChangeDanger,
  PlanGrouping,
  PlanState,
  Verdict,
} from '@curator/console-contract/plans'
import type { Outcome, RunState, StopRule } from '@curator/console-contract/runs'

/** Every closed list of the plans slice in words; a new member that has none is a compile error. */

export const verdictText: Record<Verdict, { readonly label: string; readonly meaning: string }> = {
  conflict: { label: 'Conflict', meaning: 'Contradicts the Server or another row. Not written.' },
  invalid: { label: 'Invalid', meaning: 'Has a fault in the sheet. Not written.' },
  update: { label: 'Update', meaning: 'Already there and will be changed.' },
  create: { label: 'Create', meaning: 'Not there yet and will be created.' },
  skip: { label: 'Skip', meaning: 'Left out by a person. Not written.' },
  unchanged: { label: 'Unchanged', meaning: 'Already as the sheet wants it. Not written.' },
}

export const outcomeText: Record<Outcome, { readonly label: string; readonly meaning: string }> = {
  needs_review: {
    label: 'Needs review',
    meaning: 'The Server’s answer was unclear and looking did not settle it. Check it by hand.',
  },
  failed: { label: 'Failed', meaning: 'Something went wrong and nothing was written.' },
  refused: { label: 'Refused', meaning: 'The Server said no. Its own text says why.' },
  skipped: { label: 'Skipped', meaning: 'Something it depends on did not happen.' },
  cancelled: { label: 'Cancelled', meaning: 'The run was cancelled before its turn.' },
  already_applied: {
    label: 'Already there',
    meaning: 'The effect was there before this run wrote.',
  },
  applied: { label: 'Applied', meaning: 'Written to the Server.' },
}

/** Rows with a change that has not ended. */
export const openText = { label: 'Open', meaning: 'Waiting for its turn or being written.' }

/** Rows for which the plan had no change. */
export const noneText = {
  label: 'No change',
  meaning: 'Nothing was to be written: unchanged, left out, invalid or in conflict.',
}

export const runStateText: Record<RunState, { readonly label: string; readonly meaning: string }> =
  {
    queued: { label: 'Queued', meaning: 'Waits for its turn on this connection.' },
    running: { label: 'Running', meaning: 'Changes are being written.' },
    pausing: { label: 'Pausing', meaning: 'The calls in flight are being finished.' },
    paused: { label: 'Paused', meaning: 'Nothing is written until you resume.' },
    cancelling: { label: 'Cancelling', meaning: 'The calls in flight are being finished.' },
    cancelled: { label: 'Cancelled', meaning: 'The rest was not written.' },
    halted: {
      label: 'Halted',
      meaning: 'The connection can’t be used. Nothing is lost; resume when it is back.',
    },
    done: { label: 'Done', meaning: 'Every change has ended.' },
  }

/** `next` says what to do in a state in which the plan can’t be started; null where it can. */
export const planStateText: Record<
  PlanState,
  { readonly label: string; readonly next: string | null }
> = {
  draft: { label: 'Draft', next: null },
  confirmed: { label: 'Confirmed', next: 'This plan has been started. Follow its run.' },
  running: { label: 'Running', next: 'This plan is being run. Follow its run.' },
  done: { label: 'Done', next: 'This plan has been run. Its run holds the result of every row.' },
  expired: {
    label: 'Expired',
    next: 'This plan is too old to be run, because the Server may have moved on. Make a new plan.',
  },
  discarded: {
    label: 'Discarded',
    next: 'This plan was thrown away and nothing was written. Make a new plan.',
  },
  stale: {
    label: 'Stale',
    next: 'The Server has changed since this plan was made. Make a new plan.',
  },
}

/** A draft that somebody asked a second person to approve. */
export const waitingText = 'Waits for approval'

export const dangerText: Record<
  ChangeDanger,
  { readonly label: string; readonly meaning: string }
> = {
  destructive: {
    label: 'Destructive',
    meaning: 'Takes something away that is hard to bring back.',
  },
  caution: { label: 'Caution', meaning: 'Changes what somebody has or may do.' },
  none: { label: 'No danger', meaning: 'Adds something, or changes nothing.' },
}

/** Heading of rows without a change. */
export const noChangeText = 'No change'

export const groupingText: Record<PlanGrouping, string> = {
  none: 'No groups',
  verdict: 'By verdict',
  danger: 'By danger',
  kind: 'By kind of change',
}

/** Where plans come from, in words, by slice. */
const sliceText: Readonly<Record<string, string>> = {
  onboarding: 'Onboarding',
  offboarding: 'Offboarding',
  users: 'Users',
  'user-groups': 'Groups',
  schedules: 'Schedules',
  collections: 'Collections',
  access: 'Access',
  credentials: 'Credentials',
  'schedule-review': 'Reviews of schedules',
  'bulk-runner': 'Bulk runner',
  'api-explorer': 'API explorer',
  undo: 'Undo',
}

/** A slice in words; one that has none yet by its own word. */
export function toSliceText(slice: string): string {
  return Object.hasOwn(sliceText, slice) ? (sliceText[slice] ?? slice) : slice
}

export const stopRuleText: Record<StopRule['kind'], string> = {
  carry_on: 'Carry on with the other rows',
  stop_after: 'Pause after a number of failures',
  stop_at_first: 'Pause at the first failure',
}

/** The rule of a run as one sentence. */
export function toStopRuleSentence(rule: StopRule): string {
  switch (rule.kind) {
    case 'carry_on':
      return 'Failed rows do not stop the run.'
    case 'stop_at_first':
      return 'The run pauses at the first failure.'
    case 'stop_after':
      return `The run pauses after ${rule.failures} failures.`
  }
}

/** Undoing a run. */
export const undoText = {
  start: 'Undo',
  rest: 'Undo the rest',
  open: 'Open the undo plan',
  undone: 'Undoes an earlier run',
} as const
