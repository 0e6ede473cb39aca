import type { BodyKind } from '@curator/console-contract/api-explorer'
import { type ChangeDanger, changeDanger } from '@curator/console-contract/plans'
import type { Tone } from '../../ui/status-tones.ts'

/** Every closed list of the slice in words; a new member that has none is a compile error. */

export const dangerText: Record<
  ChangeDanger,
  { readonly label: string; readonly meaning: string; readonly tone: Tone }
> = {
  none: { label: 'Harmless', meaning: 'Reads or adds; changes nothing that exists.', tone: 'good' },
  caution: { label: 'Caution', meaning: 'Changes something that exists.', tone: 'warning' },
  destructive: { label: 'Destructive', meaning: 'Can’t be undone by a call.', tone: 'bad' },
}
export const dangers = changeDanger.options

export const bodyKindText: Record<BodyKind, string | null> = {
  none: null,
  object: null,
  'bare string': 'The body is one text, not an object.',
  'bare array': 'The body is a list, not an object with a list in it.',
  'bare boolean': 'The body is true or false, not an object.',
  multipart: 'The body is sent as a form with a file.',
}

export const text = {
  title: 'API explorer',
  description: 'Every operation of this Server. Reads are sent at once, writes become a plan.',
  search: 'Search operations',
  nothingFits: 'No operation fits. Search for another word or take filters away.',
  nothingThere: 'The console knows no operation of this Server.',
  chooseTitle: 'Choose an operation',
  choose: 'Search by id, path or words. Press / to search, arrows to move, Enter to open.',
  unknownTitle: 'There is no such operation',
  assumed:
    'This Server does not describe itself, so every operation is offered. It refuses what its release lacks.',
  replyTitle: 'No reply yet',
  replyHint: 'Fill in the form and send the call. Ctrl+Enter sends it from any field.',
  writeHint:
    'This call changes something. The console makes a plan of it, shows what changes, and runs it once you confirm.',
  mayNotWrite: 'Your role may read. Ask an administrator of the console for a role that may plan.',
  secretHint: 'Never shown again: it is sealed in the plan and left out of links and history.',
  linkHint: 'The address of this page holds what you entered, without secrets and files.',
  leaveOut: 'Leave out',
  largestFile: 'At most 5 MB.',
  historyEmpty: 'Calls you make in this session stand here.',
} as const

/** The largest file a plan takes, in bytes. */
export const largestFileBytes = 5 * 1_048_576

/** A size for people: `512 bytes`, `1.2 kB`, `31.4 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`
  const inKb = bytes / 1_000
  return inKb < 1_000 ? `${inKb.toFixed(1)} kB` : `${(inKb / 1_000).toFixed(1)} MB`
}

/** `users` becomes `Users`, `data-connections` becomes `Data connections`. */
export function toAreaTitle(area: string): string {
  const words = area.replace(/-/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
