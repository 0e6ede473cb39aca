import { formatCount, formatCounted } from '../../../lib/format-count.ts'

export const policyText = {
  title: 'Policy of schedules',
  intro:
    'What the schedules of this Server are measured against. It stops nobody from writing anything; findings use it from the next question on.',
  usual: 'The usual policy counts until somebody saves another.',
  readOnly: 'You may look. Changing it needs the role Administrator; ask one of this console.',
  often: 'How often they may run',
  limit: 'There is a least time between two runs',
  leastMinutes: 'Minutes between two runs at the least',
  ofRoles: 'Other numbers by the owner’s role',
  addRole: 'Add a role',
  ofCollections: 'Other numbers by collection',
  ofCollectionsHint: 'They win over roles. Of several the smallest counts.',
  collection: 'Collection',
  addCollection: 'Add a collection',
  use: 'What they may use',
  priorities: 'Priorities that are allowed',
  prioritiesHint: 'None chosen: all of them.',
  limitTags: 'Only certain worker tags are allowed',
  tags: 'Worker tags, one a line',
  noTag: 'No worker tag is allowed as well',
  numbers: 'What counts as trouble',
  mostStartsAtOnce: 'Starts in one minute at the most',
  mostStartsAtOnceHint: 'For worker tags whose slots are not entered.',
  failuresInARow: 'Failures in a row from which on one is failing',
  graceMinutes: 'Minutes a run may begin late',
  disabledDays: 'Days off from which on one is off for long',
  unreadDays: 'Days without a sign-in after which an owner reads nothing',
  downtimes: 'Downtimes',
  downtimesHint: 'Stretches in which the Server is down or nobody is there to look.',
  downtimeName: 'Name',
  addDowntime: 'Add a downtime',
  addCalendar: 'Add from a calendar file…',
  noCalendar: 'This is no calendar. Export it as an iCalendar file (.ics) and choose that.',
  noEvents: 'The calendar has no event in the year to come.',
  save: 'Save the policy',
  saved: 'The policy is saved.',
} as const

/** The zone stands with the label: the box shows local time. */
export const toFromLabel = (zone: string) => `From (${zone})`
export const toToLabel = (zone: string) => `To (${zone})`

/** What came of a calendar file. */
export const toAddedText = (added: number, left: number) =>
  `${formatCounted(added, 'downtime', 'downtimes')} added.${added > 0 ? ` Save the policy to keep ${added === 1 ? 'it' : 'them'}.` : ''}${
    left > 0
      ? ` ${formatCount(left)} more did not fit: a policy holds ${formatCount(mostDowntimes)}.`
      : ''
  }`

/** Downtimes that a policy holds at the most. */
export const mostDowntimes = 500
