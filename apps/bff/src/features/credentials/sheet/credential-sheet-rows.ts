import type { AccessSheetRow } from '@curator/console-contract/access-sheets'
import { sayReceiver, sayShared } from '../../../plans/planned/share-changes.ts'
import type { KnownReceiver, SharedItem } from '../../../shares/share-rows.ts'

/** What a row without a fault asks for. */
export type SheetTask =
  | {
      readonly kind: 'share' | 'unshare'
      readonly item: SharedItem
      readonly receiver: KnownReceiver
    }
  | { readonly kind: 'delete'; readonly item: SharedItem }
  | { readonly kind: 'swap'; readonly item: SharedItem; readonly into: SharedItem }

/** A row as it was understood: with its task, or with what is wrong. */
export interface CredentialSheetRow {
  readonly line: number
  readonly subject: string
  readonly faults: AccessSheetRow['faults']
  readonly task: SheetTask | null
}

export interface CredentialSheet {
  readonly rows: readonly CredentialSheetRow[]
  readonly columns: string[]
  readonly unknownColumns: string[]
  readonly notices: string[]
}

/** Finds rows that can't go together in one run: what is deleted is neither shared nor used, and swaps form no chain. */
export function addClashes(rows: readonly CredentialSheetRow[]): CredentialSheetRow[] {
  const linesOf = (kind: SheetTask['kind']) => {
    const found = rows.flatMap(({ line, task }) =>
      task?.kind === kind ? [[task.item.id, line] as const] : [],
    )
    return new Map(found.toReversed())
  }
  const deletes = linesOf('delete')
  const swaps = linesOf('swap')
  return rows.map((row) => {
    const fault = row.task && findClash(row.task, deletes, swaps)
    return fault ? { ...row, faults: [fault], task: null } : row
  })
}

type Lines = ReadonlyMap<string, number>

function findClash(task: SheetTask, deletes: Lines, swaps: Lines) {
  const toFault = (column: string, text: string) => ({ column, text })
  if (task.kind === 'delete') {
    const line = swaps.get(task.item.id)
    if (line === undefined) return null
    const text = `Line ${line} swaps this credential. Delete it by another sheet, once that has run.`
    return toFault('Action', text)
  }
  if (task.kind === 'swap') {
    const line = deletes.get(task.into.id) ?? swaps.get(task.into.id)
    if (line === undefined) return null
    return toFault('Into', `Line ${line} does away with “${task.into.name}”. Name another one.`)
  }
  const line = deletes.get(task.item.id)
  return line === undefined ? null : toFault('Action', `Line ${line} deletes this credential.`)
}

/** A row as it is looked at. */
export const toSheetRow = ({
  faults,
  line,
  subject,
  task,
}: CredentialSheetRow): AccessSheetRow => ({
  line,
  subject,
  sentence: task ? say(task) : '',
  faults,
})

function say(task: SheetTask): string {
  switch (task.kind) {
    case 'share':
      return `Share ${sayShared(task.item)} with ${sayReceiver(task.receiver)}.`
    case 'unshare':
      return `Take ${sayShared(task.item)} from ${sayReceiver(task.receiver)}.`
    case 'delete':
      return `Delete ${sayShared(task.item)} for good; the plan says what breaks.`
    case 'swap':
      return `Let schedules and defaults use “${task.into.name}” in place of “${task.item.name}”.`
  }
}
