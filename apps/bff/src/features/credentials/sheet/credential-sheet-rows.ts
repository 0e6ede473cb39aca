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
  | { readonly kind: 'password'; readonly item: SharedItem }
  | { readonly kind: 'swap'; readonly item: SharedItem; readonly into: SharedItem }
  | { readonly kind: 'create'; readonly userName: string }
  /** Of a credential that another row makes; `madeOn`: its line. */
  | {
      readonly kind: 'share-new'
      readonly userName: string
      readonly madeOn: number
      readonly receiver: KnownReceiver
    }

type UseTask = Extract<SheetTask, { kind: 'delete' | 'swap' }>

/** Rows whose plan looks at what uses their credential. */
export const listUseTasks = (
  rows: readonly Pick<CredentialSheetRow, 'task'>[],
): readonly Pick<UseTask, 'kind' | 'item'>[] =>
  rows.flatMap(({ task }) => (task?.kind === 'delete' || task?.kind === 'swap' ? [task] : []))

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

/** What people call a credential, as it is compared. */
export const toNameKey = (userName: string) => userName.trim().toLowerCase()

/** What a row changes, for clashes: one key where two rows would be about the same. */
const toTargetKey = (task: SheetTask): string =>
  'item' in task ? task.item.id : toNameKey(task.userName)

/**
 * Finds rows that can't go together in one run: what is deleted is neither shared, used nor given a password, swaps form no
 * chain, and each name is made once.
 */
export function addClashes(rows: readonly CredentialSheetRow[]): CredentialSheetRow[] {
  const linesOf = (kind: SheetTask['kind']): Lines => {
    const found = rows.flatMap(({ line, task }) =>
      task?.kind === kind ? [[toTargetKey(task), line] as const] : [],
    )
    return new Map(found.toReversed())
  }
  const lines = {
    deletes: linesOf('delete'),
    swaps: linesOf('swap'),
    creations: linesOf('create'),
  }
  return rows.map((row) => {
    const fault = row.task && findClash(row.task, row.line, lines)
    return fault ? { ...row, faults: [fault], task: null } : row
  })
}

type Lines = ReadonlyMap<string, number>
interface LinesByKind {
  readonly deletes: Lines
  readonly swaps: Lines
  readonly creations: Lines
}

function findClash(task: SheetTask, ownLine: number, { creations, deletes, swaps }: LinesByKind) {
  const toFault = (column: string, text: string) => ({ column, text })
  const key = toTargetKey(task)
  switch (task.kind) {
    case 'delete': {
      const line = swaps.get(key)
      if (line === undefined) return null
      const text = `Line ${line} swaps this credential. Delete it by another sheet, once that has run.`
      return toFault('Action', text)
    }
    case 'swap': {
      const line = deletes.get(task.into.id) ?? swaps.get(task.into.id)
      if (line === undefined) return null
      return toFault('Into', `Line ${line} does away with “${task.into.name}”. Name another one.`)
    }
    case 'create': {
      const line = creations.get(key)
      if (line === ownLine) return null
      return toFault('Credential', `Line ${line} makes this credential already.`)
    }
    case 'share-new':
      if (creations.has(key)) return null
      return toFault(
        'Credential',
        `Line ${task.madeOn} was to make this credential, and is faulty.`,
      )
    default: {
      const line = deletes.get(key)
      return line === undefined ? null : toFault('Action', `Line ${line} deletes this credential.`)
    }
  }
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
    case 'password':
      return `Change the password of ${sayShared(task.item)}; it is typed when the run is started.`
    case 'create':
      return `Create the credential “${task.userName}”; its password is typed when the run is started.`
    case 'share-new':
      return `Share the credential “${task.userName}”, which line ${task.madeOn} makes, with ${sayReceiver(task.receiver)}.`
  }
}
