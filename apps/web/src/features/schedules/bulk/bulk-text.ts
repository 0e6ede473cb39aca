/** What a change of the zone keeps. */
export const zoneRules = [
  {
    key: 'local',
    text: 'The local time',
    description: '06:00 stays 06:00, in the new zone.',
  },
  {
    key: 'instant',
    text: 'The moment',
    description: 'It runs when it runs now; the clock of the new zone shows another time.',
  },
] as const

export const bulkText = {
  deleteHint:
    'They are switched off now and put on the to-do list “Waiting for deletion”. A deleted schedule can’t be rebuilt, for the Server never tells its rule.',
  deleteDays: 'Days until they can be deleted for good',
  deleteDaysHint: '0 puts them on the list as due at once.',
  holdHint:
    'Those that are on are switched off. The console remembers which they were, and “Held and waiting” switches exactly those on again.',
  holdNote: 'What it is for',
  holdNoteHint: 'For example “Upgrade of the workers, Saturday night”.',
} as const
