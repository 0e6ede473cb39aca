import { countSchedules } from '../../schedules-text.ts'

export const clocksText = {
  label: 'Clock changes',
  hint: 'What the next two clock changes of every zone in use may do. What the Server does then is not documented: look at these runs on the day.',
  emptyTitle: 'No clock changes ahead',
  emptyText: 'No zone that schedules use moves its clock.',
  noEffect: 'No schedule of this zone is touched, as far as rules are known.',
} as const

export const effectTexts = {
  skipped: { text: 'Skipped', tone: 'bad' },
  doubled: { text: 'Comes twice', tone: 'warning' },
  moved: { text: 'Moved', tone: 'info' },
} as const

export const seenTexts = { rule: 'Rule', forecast: 'Guessed from the forecast' } as const

/** Local times as the wall shows them: `02:00`. */
const timeOf = (local: string) => (local.split('T')[1] ?? local).slice(0, 5)

export function sayChange({
  minutes,
  from,
  to,
}: {
  readonly minutes: number
  readonly from: string
  readonly to: string
}): string {
  const hours = `${timeOf(from)} to ${timeOf(to)}`
  return minutes > 0
    ? `the clock goes forward by ${minutes} minutes; ${hours} is skipped.`
    : `the clock goes back by ${-minutes} minutes; ${hours} comes twice.`
}

export const sayUnknown = (count: number) =>
  `Of ${countSchedules(count)} in zones with clock changes the rule is not known and can’t be guessed: what happens to them is not known.`
