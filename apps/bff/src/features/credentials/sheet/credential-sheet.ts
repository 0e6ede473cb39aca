import { AppError } from '../../../core/app-error.ts'
import type { Directory } from '../../../directory/directory.ts'
import {
  type KnownReceiver,
  type SharedItem,
  toGroup,
  toPerson,
} from '../../../shares/share-rows.ts'
import {
  type Found,
  listFaults,
  NameBook,
  type SheetLine,
  toSheetLines,
} from '../../../sheets/access-sheet.ts'
import type { ReadSheet } from '../../../sheets/reading/sheet-table.ts'
import { toCredentialItem } from '../credential-plan.ts'
import {
  addClashes,
  type CredentialSheet,
  type CredentialSheetRow,
  type SheetTask,
} from './credential-sheet-rows.ts'

export const sheetColumns = {
  Credential: ['credentials', 'user name', 'account'],
  Person: ['email', 'mail', 'email address', 'user', 'member'],
  Group: ['group name', 'user group'],
  Action: ['what', 'task'],
  Into: ['swap into', 'into credential', 'replacement'],
} as const
type Column = keyof typeof sheetColumns
type Cells = Readonly<Record<Column, string>>

const kinds: Readonly<Record<string, SheetTask['kind']>> = {
  '': 'share',
  add: 'share',
  share: 'share',
  give: 'share',
  remove: 'unshare',
  unshare: 'unshare',
  take: 'unshare',
  delete: 'delete',
  swap: 'swap',
}

/** Somebody by what a sheet calls them: a person's e-mail, a group's name. */
interface Entry {
  readonly id: string
  readonly name: string
  readonly receiver: KnownReceiver
}

interface Books {
  readonly credentials: NameBook<SharedItem>
  readonly people: NameBook<Entry>
  readonly groups: NameBook<Entry>
}

/** Understands a sheet of credentials, row by row. Throws `file_unreadable` without a column of credentials. */
export async function readCredentialSheet(
  directory: Directory,
  sheet: ReadSheet,
): Promise<CredentialSheet> {
  const { lines, ...rest } = toSheetLines<Column>(sheet, sheetColumns)
  const [content, users, groups] = await Promise.all([
    directory.findContent('credential', {}),
    directory.findUsersByEmail([...new Set(lines.map(({ cells }) => cells.Person))]),
    directory.findGroupsByName([...new Set(lines.map(({ cells }) => cells.Group))]),
  ])
  if (content.why !== null) throw new AppError('content_not_available', { detail: content.why })
  const books: Books = {
    credentials: new NameBook(content.items.map(toCredentialItem)),
    people: new NameBook(users.map(toPerson).map(toEntry)),
    groups: new NameBook(groups.map(toGroup).map(toEntry)),
  }
  return { ...rest, rows: addClashes(lines.map((line) => judge(line, books))) }
}

const toEntry = (receiver: KnownReceiver): Entry => ({
  id: receiver.id,
  name: receiver.subject,
  receiver,
})

function judge({ cells, line }: SheetLine<Column>, books: Books): CredentialSheetRow {
  const kind = kinds[cells.Action.toLowerCase()]
  const item = books.credentials.find(cells.Credential, 'credential')
  const about =
    kind === 'delete' || kind === 'swap'
      ? judgeUse(kind, cells, item.item, books)
      : judgeShare(kind, cells, item.item, books)
  const faults = listFaults([['Credential', item.fault], ...about.faults])
  const subject = [cells.Credential || '?', cells.Person || cells.Group].filter(Boolean).join(': ')
  return { line, subject, faults, task: faults.length === 0 ? about.task : null }
}

type Faults = readonly (readonly [column: string, text: string | null])[]
interface Judged {
  readonly faults: Faults
  readonly task: SheetTask | null
}

const refuseFilled = (cell: string, why: string) => (cell === '' ? null : why)

function judgeUse(
  kind: 'delete' | 'swap',
  cells: Cells,
  item: SharedItem | null,
  books: Books,
): Judged {
  const nobody = `A row that ${kind}s a credential names neither person nor group.`
  const into = findInto(kind, cells, item, books)
  const faults: Faults = [
    ['Person', refuseFilled(cells.Person, nobody)],
    ['Group', refuseFilled(cells.Group, nobody)],
    ['Into', into.fault],
  ]
  if (!item) return { faults, task: null }
  if (kind === 'delete') return { faults, task: { kind, item } }
  return { faults, task: into.item && { kind, item, into: into.item } }
}

const needless = 'Only a row that swaps names another credential.'

function findInto(
  kind: 'delete' | 'swap',
  { Into }: Cells,
  item: SharedItem | null,
  { credentials }: Books,
): { readonly item: SharedItem | null; readonly fault: string | null } {
  if (kind === 'delete') return { item: null, fault: refuseFilled(Into, needless) }
  if (Into === '')
    return { item: null, fault: 'The row does not say which credential comes in its place.' }
  const found = credentials.find(Into, 'credential')
  if (found.item && found.item.id === item?.id)
    return { item: null, fault: 'Name another credential than the one that is replaced.' }
  return found
}

function judgeShare(
  kind: 'share' | 'unshare' | undefined,
  cells: Cells,
  item: SharedItem | null,
  books: Books,
): Judged {
  const receiver = findReceiver(cells, books)
  const unknown = `“${cells.Action}” is none of add, remove, delete and swap.`
  const faults: Faults = [
    [receiver.column, receiver.found.fault],
    ['Action', kind ? null : unknown],
    ['Into', refuseFilled(cells.Into, needless)],
  ]
  const whom = receiver.found.item?.receiver
  return { faults, task: kind && item && whom ? { kind, item, receiver: whom } : null }
}

function findReceiver(
  { Group, Person }: Cells,
  { groups, people }: Books,
): { readonly column: string; readonly found: Found<Entry> } {
  const refuse = (fault: string) => ({ column: '', found: { item: null, fault } })
  if (Person !== '' && Group !== '') return refuse('Name a person or a group, not both.')
  if (Person === '' && Group === '') return refuse('The row names neither person nor group.')
  return Person === ''
    ? { column: 'Group', found: groups.find(Group, 'group') }
    : { column: 'Person', found: people.find(Person, 'person') }
}
