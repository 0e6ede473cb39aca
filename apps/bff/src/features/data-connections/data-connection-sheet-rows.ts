import type { AccessSheetRow } from '@curator/console-contract/access-sheets'
import { AppError } from '../../core/app-error.ts'
import type { Directory, DirectoryDataConnection } from '../../directory/directory.ts'
import { type KnownReceiver, toGroup, toPerson } from '../../shares/share-rows.ts'
import { type Found, listFaults, NameBook, type SheetLine } from '../../sheets/access-sheet.ts'

export const sheetColumns = {
  connection: ['data connection', 'dataconnection', 'connection name'],
  person: ['email', 'e-mail', 'user', 'mail'],
  group: ['user group', 'group name'],
  action: ['task'],
  'new name': ['rename to'],
} as const
export type SheetColumn = keyof typeof sheetColumns
type Cells = Readonly<Record<SheetColumn, string>>
const everything = { offset: 0, limit: 1_000_000 }
/** Letters of a name, as in a plan for a selection. */
const longestName = 255

/** What a row without a fault asks for. */
export type SheetTask =
  | {
      readonly kind: 'share' | 'unshare'
      readonly connection: DirectoryDataConnection
      readonly receiver: KnownReceiver
    }
  | {
      readonly kind: 'rename'
      readonly connection: DirectoryDataConnection
      readonly name: string
    }
  | { readonly kind: 'delete'; readonly connection: DirectoryDataConnection }

export interface JudgedRow {
  readonly row: AccessSheetRow
  readonly task: SheetTask | null
}

const kinds: Readonly<Record<string, SheetTask['kind']>> = {
  '': 'share',
  add: 'share',
  share: 'share',
  remove: 'unshare',
  unshare: 'unshare',
  rename: 'rename',
  delete: 'delete',
}

/** Understands the lines of a sheet; a row without a task has faults. */
export async function judgeLines(
  directory: Directory,
  lines: readonly SheetLine<SheetColumn>[],
): Promise<JudgedRow[]> {
  const emails = [...new Set(lines.map(({ cells }) => cells.person).filter(Boolean))]
  const [found, users, groups] = await Promise.all([
    directory.findContent('data-connection', {}),
    directory.findUsersByEmail(emails),
    directory.listUserGroups({ sort: 'name' }, everything),
  ])
  if (found.why !== null) throw new AppError('content_not_available', { detail: found.why })
  const books = {
    connections: new NameBook(found.items),
    people: new NameBook(users.map(toPerson).map(toEntry)),
    groups: new NameBook(groups.items.map(toGroup).map(toEntry)),
  }
  return refuseDeleted(lines.map((line) => judgeLine(line, books)))
}

/** A connection that one row deletes is neither shared nor renamed by another. */
function refuseDeleted(rows: readonly JudgedRow[]): JudgedRow[] {
  const lineOf = new Map(
    rows
      .flatMap(({ row, task }) =>
        task?.kind === 'delete' ? [[task.connection.id as string, row.line] as const] : [],
      )
      .toReversed(),
  )
  return rows.map((judged) => {
    const { row, task } = judged
    const line = task && task.kind !== 'delete' ? lineOf.get(task.connection.id) : undefined
    if (line === undefined) return judged
    const text = `Line ${line} deletes this data connection.`
    return { row: { ...row, sentence: '', faults: [{ column: 'action', text }] }, task: null }
  })
}

interface Books {
  readonly connections: NameBook<DirectoryDataConnection>
  readonly people: NameBook<Entry>
  readonly groups: NameBook<Entry>
}

/** Somebody by what a sheet calls them: a person's e-mail, a group's name. */
interface Entry {
  readonly id: string
  readonly name: string
  readonly receiver: KnownReceiver
}
const toEntry = (receiver: KnownReceiver): Entry => ({
  id: receiver.id,
  name: receiver.subject,
  receiver,
})

type Faults = readonly (readonly [column: string, text: string | null])[]
interface Judged {
  readonly faults: Faults
  readonly task: SheetTask | null
  /** Whom the row is about. */
  readonly whom: string
}

function judgeLine({ cells, line }: SheetLine<SheetColumn>, books: Books): JudgedRow {
  const connection = books.connections.find(cells.connection, 'data connection')
  const kind = kinds[cells.action.toLowerCase()]
  const about =
    kind === 'rename' || kind === 'delete'
      ? judgeOwn(kind, cells, connection.item)
      : judgeShare(kind, cells, connection.item, books)
  const faults = listFaults([['connection', connection.fault], ...about.faults])
  const task = faults.length === 0 ? about.task : null
  const name = connection.item?.name ?? cells.connection
  const subject = about.whom === '' ? name : `${name}: ${about.whom}`
  return { row: { line, subject, sentence: task ? say(task) : '', faults }, task }
}

function say(task: SheetTask): string {
  switch (task.kind) {
    case 'share':
      return `Share it with ${task.receiver.subject}.`
    case 'unshare':
      return `Take it from ${task.receiver.subject}.`
    case 'rename':
      return `Rename it to “${task.name}”.`
    case 'delete':
      return 'Delete it for good; the plan says who loses it.'
  }
}

const refuseFilled = (cell: string, why: string) => (cell === '' ? null : why)
const needless = 'Only a row that renames has a new name.'

function judgeOwn(
  kind: 'rename' | 'delete',
  cells: Cells,
  connection: DirectoryDataConnection | null,
): Judged {
  const name = cells['new name']
  const nobody = `A row that ${kind}s a data connection names neither person nor group.`
  const faults: Faults = [
    ['person', refuseFilled(cells.person, nobody)],
    ['group', refuseFilled(cells.group, nobody)],
    ['new name', kind === 'rename' ? judgeName(name) : refuseFilled(name, needless)],
  ]
  if (!connection) return { faults, task: null, whom: '' }
  const task = kind === 'rename' ? { kind, connection, name } : { kind, connection }
  return { faults, task, whom: '' }
}

function judgeName(name: string): string | null {
  if (name === '') return 'The row does not say the new name.'
  return name.length > longestName ? `A name has at most ${longestName} letters.` : null
}

function judgeShare(
  kind: 'share' | 'unshare' | undefined,
  cells: Cells,
  connection: DirectoryDataConnection | null,
  books: Books,
): Judged {
  const { fault, item: receiver } = findReceiver(cells, books)
  const unknown = `“${cells.action}” is none of add, remove, rename and delete.`
  const faults: Faults = [
    [cells.group === '' ? 'person' : 'group', fault],
    ['action', kind ? null : unknown],
    ['new name', refuseFilled(cells['new name'], needless)],
  ]
  const task = kind && connection && receiver ? { kind, connection, receiver } : null
  return { faults, task, whom: receiver?.subject ?? '' }
}

function findReceiver({ group, person }: Cells, books: Books): Found<KnownReceiver> {
  const refuse = (fault: string) => ({ item: null, fault })
  if (group !== '' && person !== '')
    return refuse('The row names a person and a group. Make it two rows.')
  if (group === '' && person === '') return refuse('The row names neither a person nor a group.')
  const { fault, item } =
    group === '' ? books.people.find(person, 'person') : books.groups.find(group, 'group')
  return item ? { item: item.receiver, fault: null } : refuse(fault)
}
