import { newUserName } from '@curator/console-contract/credential-plans'
import type { CredentialAbilities } from '@curator/console-contract/credentials'
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
  toNameKey,
} from './credential-sheet-rows.ts'
import { refusePasswords } from './password-column.ts'

export const sheetColumns = {
  Credential: ['credentials', 'user name', 'account'],
  Person: ['email', 'mail', 'email address', 'user', 'member'],
  Group: ['group name', 'user group'],
  Action: ['what', 'task'],
  Into: ['swap into', 'into credential', 'replacement'],
} as const
type Column = keyof typeof sheetColumns
type Cells = Readonly<Record<Column, string>>

type Kind = Exclude<SheetTask['kind'], 'share-new'>

const kinds: Readonly<Record<string, Kind>> = {
  '': 'share',
  add: 'share',
  share: 'share',
  give: 'share',
  remove: 'unshare',
  unshare: 'unshare',
  take: 'unshare',
  delete: 'delete',
  swap: 'swap',
  password: 'password',
  'change password': 'password',
  create: 'create',
  make: 'create',
  new: 'create',
}

const abilityOf: Readonly<Record<Kind, keyof CredentialAbilities | null>> = {
  share: 'share',
  unshare: 'share',
  delete: 'delete',
  swap: null,
  password: 'changePassword',
  create: 'create',
}

/** Somebody by what a sheet calls them: a person's e-mail, a group's name. */
interface Entry {
  readonly id: string
  readonly name: string
  readonly receiver: KnownReceiver
}

/** A credential that a row makes. */
interface Made {
  readonly line: number
  readonly userName: string
}

interface Books {
  readonly credentials: NameBook<SharedItem>
  readonly people: NameBook<Entry>
  readonly groups: NameBook<Entry>
  /** Names of the Server's credentials, and those that rows make, as they are compared. */
  readonly takenNames: ReadonlySet<string>
  readonly made: ReadonlyMap<string, Made>
}

/**
 * Understands a sheet of credentials, row by row. `cannot`: why something can't be done here. Throws `file_unreadable`
 * without a column of credentials, and with one of passwords.
 */
export async function readCredentialSheet(
  directory: Directory,
  sheet: ReadSheet,
  cannot: CredentialAbilities,
): Promise<CredentialSheet> {
  refusePasswords(sheet.header)
  const { lines, ...rest } = toSheetLines<Column>(sheet, sheetColumns)
  const [content, users, groups] = await Promise.all([
    directory.findContent('credential', {}),
    directory.findUsersByEmail([...new Set(lines.map(({ cells }) => cells.Person))]),
    directory.findGroupsByName([...new Set(lines.map(({ cells }) => cells.Group))]),
  ])
  if (content.why !== null) throw new AppError('content_not_available', { detail: content.why })
  const takenNames = new Set(content.items.map(({ userName }) => toNameKey(userName)))
  const books: Books = {
    credentials: new NameBook(content.items.map(toCredentialItem)),
    people: new NameBook(users.map(toPerson).map(toEntry)),
    groups: new NameBook(groups.map(toGroup).map(toEntry)),
    takenNames,
    made: listMade(lines, takenNames),
  }
  return { ...rest, rows: addClashes(lines.map((line) => judge(line, books, cannot))) }
}

const toEntry = (receiver: KnownReceiver): Entry => ({
  id: receiver.id,
  name: receiver.subject,
  receiver,
})

const toKind = ({ Action }: Cells): Kind | undefined => kinds[Action.toLowerCase()]

/** By name, the first row of each. */
function listMade(lines: readonly SheetLine<Column>[], taken: ReadonlySet<string>) {
  const made = lines.flatMap(({ cells, line }): [string, Made][] => {
    const userName = cells.Credential
    const key = toNameKey(userName)
    const isMade = toKind(cells) === 'create' && userName !== '' && !taken.has(key)
    return isMade ? [[key, { line, userName }]] : []
  })
  return new Map(made.toReversed())
}

function judge(
  { cells, line }: SheetLine<Column>,
  books: Books,
  cannot: CredentialAbilities,
): CredentialSheetRow {
  const kind = toKind(cells)
  const about = judgeKind(kind, cells, books)
  const ability = kind && abilityOf[kind]
  const faults = listFaults([...about.faults, ['Action', ability ? cannot[ability] : null]])
  const hasReceiver = kind === undefined || kind === 'share' || kind === 'unshare'
  // A cell that has no business in a row may hold anything, a password too: it is not repeated.
  const receiver = hasReceiver ? cells.Person || cells.Group : ''
  const subject = [cells.Credential || '?', receiver].filter(Boolean).join(': ')
  return { line, subject, faults, task: faults.length === 0 ? about.task : null }
}

function judgeKind(kind: Kind | undefined, cells: Cells, books: Books): Judged {
  switch (kind) {
    case 'create':
      return judgeCreation(cells, books)
    case 'delete':
    case 'password':
    case 'swap':
      return judgeOne(kind, cells, books)
    default:
      return judgeShare(kind, cells, books)
  }
}

type Faults = readonly (readonly [column: string, text: string | null])[]
interface Judged {
  readonly faults: Faults
  readonly task: SheetTask | null
}

const refuseFilled = (cell: string, why: string) => (cell === '' ? null : why)

function refuseReceivers({ Group, Person }: Cells, does: string): Faults {
  const nobody = `A row that ${does} names neither person nor group.`
  return [
    ['Person', refuseFilled(Person, nobody)],
    ['Group', refuseFilled(Group, nobody)],
  ]
}

/** One that the Server has. One that another row makes can only be shared. */
function findCredential(text: string, { credentials, made }: Books): Found<SharedItem> {
  const maker = made.get(toNameKey(text))
  if (!maker) return credentials.find(text, 'credential')
  const fault = `Line ${maker.line} makes this credential. Bring this row again once it is made.`
  return { item: null, fault }
}

const needless = 'Only a row that swaps names another credential.'

function judgeCreation(cells: Cells, { takenNames }: Books): Judged {
  const { data: userName, error } = newUserName.safeParse(cells.Credential)
  const isTaken = takenNames.has(toNameKey(cells.Credential))
  const taken = isTaken ? 'The Server has a credential of this name already.' : null
  return {
    faults: [
      ['Credential', error?.issues[0]?.message ?? taken],
      ...refuseReceivers(cells, 'creates a credential'),
      ['Into', refuseFilled(cells.Into, needless)],
    ],
    task: userName === undefined ? null : { kind: 'create', userName },
  }
}

const doings = {
  delete: 'deletes a credential',
  password: 'changes a password',
  swap: 'swaps a credential',
} as const

function judgeOne(kind: keyof typeof doings, cells: Cells, books: Books): Judged {
  const { fault, item } = findCredential(cells.Credential, books)
  const into =
    kind === 'swap'
      ? findInto(cells, item, books)
      : { item: null, fault: refuseFilled(cells.Into, needless) }
  const faults: Faults = [
    ['Credential', fault],
    ...refuseReceivers(cells, doings[kind]),
    ['Into', into.fault],
  ]
  if (!item) return { faults, task: null }
  if (kind !== 'swap') return { faults, task: { kind, item } }
  return { faults, task: into.item && { kind, item, into: into.item } }
}

function findInto({ Into }: Cells, item: SharedItem | null, books: Books): Found<SharedItem> {
  if (Into === '')
    return { item: null, fault: 'The row does not say which credential comes in its place.' }
  const found = findCredential(Into, books)
  if (found.item && found.item.id === item?.id)
    return { item: null, fault: 'Name another credential than the one that is replaced.' }
  return found
}

function judgeShare(kind: 'share' | 'unshare' | undefined, cells: Cells, books: Books): Judged {
  const maker = kind === 'share' ? books.made.get(toNameKey(cells.Credential)) : undefined
  const thing = maker ? { item: null, fault: null } : findCredential(cells.Credential, books)
  const receiver = findReceiver(cells, books)
  const unknown = `“${cells.Action}” is none of add, remove, create, password, swap and delete.`
  const faults: Faults = [
    ['Credential', thing.fault],
    [receiver.column, receiver.found.fault],
    ['Action', kind ? null : unknown],
    ['Into', refuseFilled(cells.Into, needless)],
  ]
  const whom = receiver.found.item?.receiver
  if (!kind || !whom) return { faults, task: null }
  if (maker) {
    const { line: madeOn, userName } = maker
    return { faults, task: { kind: 'share-new', userName, madeOn, receiver: whom } }
  }
  return { faults, task: thing.item && { kind, item: thing.item, receiver: whom } }
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
