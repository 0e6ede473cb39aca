import { maxChoices } from '../../directory/user-choices.ts'
import type { JoinedSchedule } from './joined-schedule.ts'

export interface ScheduleChoice {
  readonly value: string
  readonly label: string
  readonly count: number
}

/** Values that occur among schedules, the most frequent first; an empty one stands for none. */
export function countScheduleChoices(schedules: readonly JoinedSchedule[]) {
  const count = (
    readValue: (joined: JoinedSchedule) => string,
    labelOf: (joined: JoinedSchedule) => string,
  ) => countValues(schedules, readValue, labelOf)
  const plain = (none: string, readValue: (joined: JoinedSchedule) => string) =>
    count(readValue, (joined) => readValue(joined) || none)
  return {
    owners: count(
      ({ owner }) => owner.id,
      ({ owner }) => (owner.email === '' ? owner.name : `${owner.name} (${owner.email})`),
    ),
    workerTags: plain('No worker tag', ({ schedule }) => schedule.workerTag),
    priorities: plain('Not known', ({ schedule }) => schedule.priority),
    timeZones: plain('No zone (UTC)', ({ schedule }) => schedule.timeZone),
    frequencies: plain('Not known', ({ schedule }) => schedule.frequency),
    credentials: count(
      ({ schedule }) => schedule.credentialId,
      ({ credentialName }) => credentialName || 'No credential of its own',
    ),
  }
}

function countValues(
  schedules: readonly JoinedSchedule[],
  readValue: (joined: JoinedSchedule) => string,
  labelOf: (joined: JoinedSchedule) => string,
): ScheduleChoice[] {
  const choices = new Map<string, { value: string; label: string; count: number }>()
  for (const joined of schedules) {
    const value = readValue(joined)
    const known = choices.get(value)
    if (known) known.count += 1
    else choices.set(value, { value, label: labelOf(joined), count: 1 })
  }
  return [...choices.values()]
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1))
    .slice(0, maxChoices)
}
