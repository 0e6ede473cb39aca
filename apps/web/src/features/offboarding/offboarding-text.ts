import type { OffboardingOptions, SideEffect } from '@curator/console-contract/offboarding'
import { formatCounted } from '../../lib/format-count.ts'
import type { SelectItem } from '../../ui/select.tsx'
import type { Tone } from '../../ui/status-tones.ts'

/** Every sentence of the pages for leavers, movers and what is left to do. */

type Choice<K extends keyof OffboardingOptions> = readonly SelectItem<
  Extract<OffboardingOptions[K], string>
>[]

export const workflowChoices: Choice<'workflows'> = [
  {
    key: 'hand_over',
    text: 'Hand over to the successor',
    description: 'They move to the successor’s studio.',
  },
  { key: 'keep', text: 'Leave with the leaver', description: 'Nobody else can change them.' },
]

export const scheduleChoices: Choice<'schedules'> = [
  { key: 'hand_over', text: 'Hand over as they are', description: 'They go on running.' },
  {
    key: 'pause_and_hand_over',
    text: 'Switch off, then hand over',
    description: 'The successor decides when they run again.',
  },
  {
    key: 'pause',
    text: 'Switch off, leave with the leaver',
    description: 'Nothing runs any more.',
  },
  {
    key: 'keep',
    text: 'Leave as they are',
    description: 'They fail once the account has no access.',
  },
]

export const collectionChoices: Choice<'collections'> = [
  { key: 'hand_over', text: 'Hand over to the successor' },
  { key: 'keep', text: 'Leave with the leaver' },
]

export const endChoices: Choice<'end'> = [
  {
    key: 'deactivate',
    text: 'Deactivate the account',
    description: 'Takes the groups away, too. Undo and reactivation give them back.',
  },
  { key: 'none', text: 'Leave the account as it is', description: 'For people who move.' },
]

export const severityWords: Record<SideEffect['severity'], { text: string; tone: Tone }> = {
  blocked: { text: 'Stops the plan', tone: 'bad' },
  warning: { text: 'Look first', tone: 'warning' },
  info: { text: 'Good to know', tone: 'info' },
}

const countPeople = (count: number) => formatCounted(count, 'person', 'people')
export const planLeaving = (count: number) =>
  count === 0 ? 'Plan offboarding' : `Plan offboarding of ${countPeople(count)}`

/** What a person owns and is in, in one line. */
export function toOwnedWords(counts: {
  readonly workflows: number
  readonly schedules: number
  readonly collections: number
  readonly groups?: number
}): string {
  return [
    formatCounted(counts.workflows, 'workflow', 'workflows'),
    formatCounted(counts.schedules, 'schedule', 'schedules'),
    formatCounted(counts.collections, 'collection', 'collections'),
    ...(counts.groups === undefined ? [] : [formatCounted(counts.groups, 'group', 'groups')]),
  ].join(' · ')
}

export const text = {
  title: 'Offboard people',
  description:
    'Hand over what people own, switch off what must stop, and end their access, in the order the Server accepts. You see everything that follows before anything is written.',
  noPlan:
    'Your role may look, but not plan changes. Ask an administrator of this console for the role of an operator.',
  whoLeaves: 'Who leaves',
  addPerson: 'Add a person',
  bringSheet: 'Bring a sheet',
  sheetHint:
    'A column “Leaver” (or “Email”) and one “Successor”, both with e-mail addresses. Rows with faults are shown and can be mended here.',
  emptyTitle: 'Nobody leaves yet',
  emptyText: 'Add people by name or e-mail, or bring a sheet of leavers with their successors.',
  successorForAll: 'One successor for all without one',
  whatHappens: 'What happens to them',
  deleteLater: 'Remind me to delete the accounts',
  deleteDays: 'Days from now',
  followsEmpty:
    'Add somebody, and it stands here what would be done in which order, who gains or loses access, what stops running and what is left to do by hand.',
  follows: 'What follows from it',
  blockedNote: (count: number) =>
    `${countPeople(count)} can’t be offboarded like this. They stand in the plan as conflicts and nothing happens to them.`,
  rowFaults: (count: number) =>
    `${formatCounted(count, 'row', 'rows')} of the sheet can’t be used. Add these people by hand, or mend the sheet.`,
  previewMore: (count: number) => `Show ${count} more`,
  moversDescription:
    'Compare a person with somebody who does the same work already, and give them the same.',
  ticked: 'Ticked. It stands under “Done”, where you can open it again.',
  opened: 'Opened again.',
  taskEmpty: 'Nothing is left to do',
  taskEmptyText: 'After people have left, what no call can do stands here until somebody ticks it.',
} as const
