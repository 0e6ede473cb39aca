import type { LoadCurve } from '@curator/console-contract/schedule-forecast'
import { formatCounted } from '../../../../lib/format-count.ts'
import { countSchedules } from '../../schedules-text.ts'
import { tagName } from '../foresee-text.ts'
import { instantWords } from '../foresee-words.ts'

export const loadText = {
  span: 'How long',
  day: 'Day',
  week: 'Week',
  slots: 'Worker slots…',
  slotsTitle: 'Worker slots',
  slotsIntro:
    'A slot is a run that the workers of a tag can do at the same time. No Server tells how many there are. Empty is no limit, and no line in the picture.',
  saveSlots: 'Save worker slots',
  notNow: 'Not now',
  whatIf: 'What if…',
  endWhatIf: 'End the what-if',
  running: 'At work',
  waiting: 'Waiting for a slot',
  starts: 'Starts',
  capacity: 'Slots',
  before: 'Before the moves',
  free: 'Quiet',
  unknownOnly: 'No duration is known here: the picture counts starts.',
  noPeak: 'Nothing is at work.',
  step: 'From',
  intro:
    'Move schedules, or let the console propose moves, and see the load before and after. Nothing is written until a plan is confirmed and run.',
  schedule: 'Schedule to move',
  minutes: 'Minutes later',
  minutesHint: 'Negative is earlier.',
  add: 'Add the move',
  furthest: 'Moves of at most (minutes)',
  propose: 'Propose moves',
  proposeAgain: 'Propose anew',
  noMoves: 'No move yet. Ask for a proposal, or choose a schedule above.',
  nothingProposed:
    'No move makes a crowd smaller. Allow longer moves, or let fewer schedules stay.',
  stays: 'Stays',
  staysLabel: 'Stays where it is',
  remove: 'Remove',
  byHand: 'Chosen by hand',
  clear: 'Remove all moves',
  peaks: 'Peak of each worker tag',
  moves: 'Moves',
} as const

export const countMoves = (count: number) => formatCounted(count, 'move', 'moves')
export const planMoves = (count: number) => `Plan to move ${countSchedules(count)}`

/** `41 at once` with those that wait; null where nothing is. */
export function sizeOfPeak({ peak }: Pick<LoadCurve, 'peak'>): number {
  return peak ? peak.running + peak.waiting : 0
}

export function sayPeak({ peak }: Pick<LoadCurve, 'peak'>, zone: string): string {
  if (!peak) return loadText.noPeak
  const waiting = peak.waiting > 0 ? `, ${peak.waiting} of them waiting` : ''
  return `${peak.running + peak.waiting} at once${waiting}, ${instantWords(peak.at, zone)}`
}

export const sayCurve = (curve: LoadCurve, zone: string) =>
  `Load of ${tagName(curve.workerTag)}. Peak: ${sayPeak(curve, zone)}`
