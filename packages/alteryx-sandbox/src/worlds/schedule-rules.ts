import { weekdayNames } from '@curator/alteryx-contract/server/v3/iteration'
import type { Random } from '../random.ts'
import { toLocalText } from '../schedules/rules/local-time.ts'
import type { Rule } from '../schedules/schedule-record.ts'

const dayMs = 86_400_000
const minuteMs = 60_000

/** Zones of people who schedule: both sides of the world, with and without clock changes, by half and quarter hours. */
export const scheduleZones = [
  'Europe/Berlin',
  'Europe/London',
  'Europe/Paris',
  'Europe/Kiev',
  'America/New_York',
  'America/Chicago',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Tokyo',
  'Asia/Singapore',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Africa/Lagos',
  'Africa/Johannesburg',
] as const

const crons = [
  '30 6 * * 1-5',
  '0 */4 * * *',
  '15 7 1,15 * *',
  '0 22 * * 7',
  '*/30 8-18 * * 1-5',
  '0 5 1 1,4,7,10 *',
] as const
/** In hundredths. */
const kinds: readonly (readonly [Rule['type'], number])[] = [
  ['Daily', 36],
  ['Weekly', 22],
  ['Hourly', 11],
  ['Monthly', 9],
  ['MonthlyWeekday', 6],
  ['Custom', 4],
  ['Once', 6],
  ['Cron', 6],
]

/** How somebody schedules: mostly work days at round times, two of five at 06:00, where the Server piles up. */
export function makeUpRule(random: Random, createdMs: number): Rule {
  const kind = pickKind(random)
  const day = Math.floor(createdMs / dayMs) + 1 + random.below(10)
  const startMs = day * dayMs + pickTimeOfDay(random) * minuteMs
  const lasts = random.chance(0.1) && kind !== 'Once'
  const endTime = lasts ? toLocalText(startMs + (20 + random.below(700)) * dayMs) : null
  return { startTime: toLocalText(startMs), endTime, ...pickRepetition(random, kind) } as Rule
}

function pickKind(random: Random): Rule['type'] {
  let point = random.below(100)
  for (const [kind, share] of kinds) {
    if (point < share) return kind
    point -= share
  }
  return 'Daily'
}

/** Minutes after midnight. */
function pickTimeOfDay(random: Random): number {
  if (random.chance(0.4)) return 6 * 60
  return random.below(24) * 60 + random.pick([0, 0, 0, 15, 30, 45, 5])
}

function pickRepetition(random: Random, type: Rule['type']): object {
  switch (type) {
    case 'Once':
      return { type }
    case 'Hourly':
      return random.chance(0.15)
        ? { type, hours: 0, minutes: random.pick([15, 30]) }
        : { type, hours: random.pick([1, 2, 3, 4, 6, 12]), minutes: 0 }
    case 'Daily':
      return { type, runOnlyWorkWeek: random.chance(0.5) }
    case 'Weekly':
      return { type, daysOfWeek: pickDays(random) }
    case 'Monthly':
      return { type, dayOfMonth: random.pick([1, 1, 2, 5, 10, 15, 20, 28, 31]) }
    case 'MonthlyWeekday':
      return { type, occurrence: random.pick([1, 2, 3, 4, -1]), dayOfWeek: pickDays(random)[0] }
    case 'Custom':
      return { type, daysOfMonth: random.pick([[1], [1, 15], [5, 20]]), months: [1, 4, 7, 10] }
    case 'Cron':
      return { type, cronExpression: random.pick(crons) }
  }
}

/** One or two, rarely on a weekend. */
function pickDays(random: Random): readonly (typeof weekdayNames)[number][] {
  const day = random.chance(0.15) ? random.pick([0, 6]) : 1 + random.below(5)
  const second = random.chance(0.3) ? [weekdayNames[(day + 2) % 7] as 'Sunday'] : []
  return [weekdayNames[day] as 'Sunday', ...second]
}
