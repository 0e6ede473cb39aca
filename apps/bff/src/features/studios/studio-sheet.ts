import type { AccessSheetRow } from '@curator/console-contract/access-sheets'
import type { DirectoryUser } from '../../directory/directory.ts'
import { toUpdateStudio } from '../../plans/planned/studio-changes.ts'
import { listFaults, NameBook } from '../../sheets/access-sheet.ts'
import { type StudioFacts, toNow, whyNotDeleted, whyNotNamed } from './studio-plan.ts'
import { findClashes } from './studio-sheet-clashes.ts'
import {
  keyOf,
  kindOf,
  type StudioBooks,
  type StudioFault,
  type StudioLine,
  type StudioSheetTask,
  type Understood,
  understandRow,
  type WantedSettings,
} from './studio-sheet-rows.ts'

export interface JudgedLine {
  /** Its faults include the hindrance. */
  readonly row: AccessSheetRow
  /** Null: it could not be understood. */
  readonly task: StudioSheetTask | null
  /** It was understood, but the Server is not so that it could be done. */
  readonly hindrance: string | null
}

/** Understands every row, by itself and beside the others. */
export function judgeStudioLines(
  lines: readonly StudioLine[],
  users: readonly DirectoryUser[],
  facts: StudioFacts,
): JudgedLine[] {
  const creating = lines.filter(({ cells }) => kindOf(cells) === 'create' && cells.studio !== '')
  const credentials = Object.entries(facts.credentialNames).map(([id, name]) => ({ id, name }))
  const books: StudioBooks = {
    people: new NameBook(users.map((user) => ({ ...user, name: user.email }))),
    studios: new NameBook([...facts.studios.values()]),
    credentials: new NameBook(credentials),
    facts,
    created: new Set(creating.map(({ cells }) => keyOf(cells.studio))),
  }
  const alone = lines.map((line) => ({ line, ...understandRow(line.cells, books) }))
  const clashes = findClashes(alone, books)
  return alone.map((each, at) => judgeLine(each, clashes[at] ?? [], facts))
}

function judgeLine(
  { faults: own, line: { cells, line }, task: asked }: Understood & { readonly line: StudioLine },
  clashes: readonly StudioFault[],
  facts: StudioFacts,
): JudgedLine {
  const faults = listFaults([...own, ...clashes])
  const task = faults.length === 0 ? asked : null
  const hindrance = task && findHindrance(task, facts)
  const column = task?.kind === 'update' ? 'new name' : 'studio'
  const all = hindrance === null ? faults : [...faults, { column, text: hindrance }]
  return {
    row: {
      line,
      subject: cells.email || cells.studio,
      sentence: task && all.length === 0 ? saySentence(task, facts) : '',
      faults: all,
    },
    task,
    hindrance,
  }
}

function findHindrance(task: StudioSheetTask, facts: StudioFacts): string | null {
  switch (task.kind) {
    case 'move':
      return null
    case 'delete':
      return whyNotDeleted(task.studio)
    case 'create':
      return whyNotNamed(task.name, null, facts)
    case 'update':
      return task.wanted.name === undefined
        ? null
        : whyNotNamed(task.wanted.name, task.studio, facts)
  }
}

function saySentence(task: StudioSheetTask, facts: StudioFacts): string {
  switch (task.kind) {
    case 'delete':
      return `Delete the studio “${task.studio.name}”.`
    case 'update':
      return sayUpdate(task, facts)
    case 'move':
      return `Move ${sayFrom(task.user, facts)} to “${'new' in task.into ? task.into.new : task.into.name}”.`
    case 'create': {
      const move = task.user ? `, and move them in ${sayFrom(task.user, facts)}` : ''
      return `Create the studio “${task.name}”${move}.${saySettings(task.settings, facts)}`
    }
  }
}

function sayFrom({ id }: DirectoryUser, { places }: StudioFacts): string {
  const from = places.studioOf.get(id)
  return `from ${from ? `“${from.name}”` : 'wherever they are'}`
}

function saySettings(settings: WantedSettings, { credentialNames }: StudioFacts): string {
  const { canShareSchedules, credentialId } = settings
  const credential = credentialId ? ` Default credential: ${credentialNames[credentialId]}.` : ''
  return canShareSchedules ? `${credential} Its people may share schedules.` : credential
}

function sayUpdate(
  { studio, wanted }: Extract<StudioSheetTask, { kind: 'update' }>,
  { credentialNames }: StudioFacts,
): string {
  const change = toUpdateStudio(1, toNow(studio), wanted, credentialNames)
  if (!change) return `Nothing to do: the studio “${studio.name}” is as wanted.`
  const words = change.fields.map(({ after, label }) => `${label.toLowerCase()} “${after}”`)
  return `Change the studio “${studio.name}”: ${words.join(', ')}.`
}
