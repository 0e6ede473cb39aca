import type { ScheduleDeletion } from '@curator/console-contract/schedule-plans'
import type { Tone } from '../../../ui/status-tones.ts'

export const deletionLooks: Record<
  ScheduleDeletion['state'],
  { readonly text: string; readonly tone: Tone }
> = {
  waiting: { text: 'Waiting', tone: 'info' },
  due: { text: 'Due', tone: 'warning' },
  on_again: { text: 'On again', tone: 'good' },
  gone: { text: 'Gone', tone: 'neutral' },
}

export const setAsideText = {
  holds: 'Held for maintenance',
  deletions: 'Waiting for deletion',
  noHolds: 'Nothing is held',
  noHoldsText:
    'Select schedules in the list and hold them for maintenance; this page then switches exactly those on again.',
  noDeletions: 'Nothing waits for its deletion',
  noDeletionsText: 'What is deleted in the list is switched off first and waits here.',
  noNote: 'No note',
  restoreIntro:
    'The plan switches on exactly what was on when the hold began. What somebody changed since is left alone, by name. Nothing is written before you confirm it.',
  perMinute: 'Schedules per minute',
  perMinuteHint: 'A pause between them keeps the workers from a rush.',
  forGood: 'A deleted schedule can’t be rebuilt.',
} as const
