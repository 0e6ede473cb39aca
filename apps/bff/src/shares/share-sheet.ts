import type { AccessSheetReading } from '@curator/console-contract/access-sheets'
import { AppError } from '../core/app-error.ts'
import type { Directory } from '../directory/directory.ts'
import type { SharedKind } from '../plans/change.ts'
import { groupBy } from '../plans/changes/group-by.ts'
import { PlanDraft } from '../plans/plan-draft.ts'
import { sayReceiver, sayShared } from '../plans/planned/share-changes.ts'
import { normaliseName } from '../sheets/column-name.ts'
import type { ReadSheet } from '../sheets/reading/sheet-table.ts'
import {
  addShareRow,
  type KnownReceiver,
  type SharedItem,
  toGroup,
  toPerson,
} from './share-rows.ts'

/** Rows without a fault that are shown; all are counted and planned. */
const mostShown = 200

interface SheetLine {
  readonly line: number
  readonly thing: string
  readonly person: string
  readonly group: string
  readonly action: string
}

/** A row as it was understood: with a share, or with what is wrong. */
interface ShareSheetRow {
  readonly line: number
  readonly subject: string
  readonly faults: readonly { readonly column: string; readonly text: string }[]
  readonly share: {
    readonly task: 'share' | 'unshare'
    readonly item: SharedItem
    readonly receiver: KnownReceiver
  } | null
}

export interface ShareSheet {
  readonly rows: readonly ShareSheetRow[]
  readonly columns: readonly string[]
  readonly unknownColumns: readonly string[]
  readonly notices: readonly string[]
}

const thingNames = {
  credential: ['credential', 'credentials', 'username', 'account'],
  'data-connection': ['connection', 'dataconnection', 'connectionname'],
} as const
const nouns = { credential: 'credential', 'data-connection': 'data connection' } as const
const columnTitles = { credential: 'Credential', 'data-connection': 'Connection' } as const
const personNames = ['person', 'email', 'mail', 'emailaddress', 'user', 'member']
const groupNames = ['group', 'groupname', 'usergroup']
const actionNames = ['action', 'what']
const removing = new Set(['remove', 'unshare', 'delete', 'take'])
const adding = new Set(['', 'add', 'share', 'give'])

/** Header of a sheet of shares, with an example that is to be overwritten. */
export const listShareTemplate = (shared: SharedKind): string[][] => [
  [columnTitles[shared], 'Person', 'Group', 'Action'],
  ['Name or id', 'somebody@example.com', '', 'add'],
  ['Name or id', '', 'Name of a group', 'remove'],
]

/** Understands a sheet of shares: what, a person's e-mail or a group's name, and whether to add or remove (blank adds). */
export async function readShareSheet(
  directory: Directory,
  shared: SharedKind,
  sheet: ReadSheet,
): Promise<ShareSheet> {
  const { lines, places } = toLines(shared, sheet)
  const { items, why } = await directory.findContent(shared, {})
  if (why !== null) throw new AppError('content_not_available', { detail: why })
  const all = items.map((item): SharedItem => {
    const { id, userGroupIds, userIds } = item
    return {
      shared,
      id,
      name: 'userName' in item ? item.userName : item.name,
      userIds,
      userGroupIds,
    }
  })
  const [users, groups] = await Promise.all([
    directory.findUsersByEmail([...new Set(lines.map(({ person }) => person))]),
    directory.findGroupsByName([...new Set(lines.map(({ group }) => group))]),
  ])
  const known = {
    byId: new Map(all.map((item) => [item.id, item])),
    byName: groupBy(all, ({ name }) => toKey(name)),
    byEmail: groupBy(users, ({ email }) => toKey(email)),
    byGroup: groupBy(groups, ({ name }) => toKey(name)),
  }
  const isUsed = new Set(Object.values(places))
  return {
    rows: lines.map((line) => judge(shared, line, known)),
    columns: sheet.header.filter((_, at) => isUsed.has(at)),
    unknownColumns: sheet.header.filter((_, at) => !isUsed.has(at)),
    notices: sheet.notices.map(({ message }) => message),
  }
}

const toKey = (text: string) => text.trim().toLowerCase()

function toLines(shared: SharedKind, { header, rows }: ReadSheet) {
  const names = header.map(normaliseName)
  const find = (wanted: readonly string[]) => names.findIndex((name) => wanted.includes(name))
  const places = {
    thing: find(thingNames[shared]),
    person: find(personNames),
    group: find(groupNames),
    action: find(actionNames),
  }
  if (places.thing === -1 || (places.person === -1 && places.group === -1)) {
    const detail = `A column “${columnTitles[shared]}” and one called “Person” or “Group” are needed. Take the template, or rename the columns.`
    throw new AppError('file_unreadable', { detail })
  }
  const lines = rows.flatMap(({ cells, line }): SheetLine[] => {
    const at = (place: number) => (cells[place] ?? '').trim()
    const read = { thing: at(places.thing), person: at(places.person), group: at(places.group) }
    if (Object.values(read).every((text) => text === '')) return []
    return [{ line, ...read, action: at(places.action).toLowerCase() }]
  })
  return { lines, places }
}

interface Known {
  readonly byId: ReadonlyMap<string, SharedItem>
  readonly byName: ReadonlyMap<string, readonly SharedItem[]>
  readonly byEmail: ReadonlyMap<string, readonly Parameters<typeof toPerson>[0][]>
  readonly byGroup: ReadonlyMap<string, readonly Parameters<typeof toGroup>[0][]>
}

function judge(shared: SharedKind, line: SheetLine, known: Known): ShareSheetRow {
  const whom = [line.person, line.group].filter(Boolean).join(' + ')
  const subject = `${line.thing || '?'}: ${whom || '?'}`
  const faults: { column: string; text: string }[] = []
  const miss: Miss = (column, text) => {
    faults.push({ column, text })
    return null
  }
  const item = findThing(shared, line, known, miss)
  const receiver = findReceiver(line, known, miss)
  const isRemoval = removing.has(line.action)
  if (!isRemoval && !adding.has(line.action))
    miss('Action', `“${line.action}” is neither “add” nor “remove”.`)
  const share =
    item && receiver && faults.length === 0
      ? { task: isRemoval ? ('unshare' as const) : ('share' as const), item, receiver }
      : null
  return { line: line.line, subject, faults, share }
}

type Miss = (column: string, text: string) => null

function findThing(
  shared: SharedKind,
  { thing }: SheetLine,
  known: Known,
  miss: Miss,
): SharedItem | null {
  const column = columnTitles[shared]
  if (thing === '') return miss(column, `The row names no ${nouns[shared]}.`)
  const byId = known.byId.get(thing)
  if (byId) return byId
  const [found, ...more] = known.byName.get(toKey(thing)) ?? []
  if (!found) return miss(column, `The Server has no ${nouns[shared]} “${thing}”.`)
  if (more.length === 0) return found
  return miss(column, `The Server has ${more.length + 1} of the name “${thing}”. Give its id.`)
}

function findReceiver(line: SheetLine, known: Known, miss: Miss): KnownReceiver | null {
  const { group, person } = line
  if (person !== '' && group !== '') return miss('', 'Name a person or a group, not both.')
  if (person === '' && group === '') return miss('', 'The row names neither person nor group.')
  const found = person === '' ? known.byGroup.get(toKey(group))?.map(toGroup) : undefined
  const [first, ...more] = found ?? known.byEmail.get(toKey(person))?.map(toPerson) ?? []
  const column = person === '' ? 'Group' : 'Person'
  if (!first) return miss(column, sayUnknown(line))
  if (more.length === 0) return first
  return miss(column, `The Server has ${more.length + 1} called “${person || group}”.`)
}

const sayUnknown = ({ group, person }: SheetLine) =>
  person === ''
    ? `The Server has no group called “${group}”.`
    : `Nobody on this Server has the e-mail ${person}.`

/** A sheet as it is looked at: faulty rows and the first 200 others. */
export function toShareReading({
  columns,
  notices,
  rows,
  unknownColumns,
}: ShareSheet): AccessSheetReading {
  const faulty = rows.filter(({ faults }) => faults.length > 0)
  const shown = new Set([...faulty, ...rows.filter(({ share }) => share).slice(0, mostShown)])
  return {
    items: rows
      .filter((row) => shown.has(row))
      .map(({ faults, line, share, subject }) => ({
        line,
        subject,
        sentence: share ? say(share) : '',
        faults: [...faults],
      })),
    rowCount: rows.length,
    faultCount: faulty.length,
    columns: [...columns],
    unknownColumns: [...unknownColumns],
    notices: [...notices],
  }
}

const say = ({ item, receiver, task }: NonNullable<ShareSheetRow['share']>) =>
  task === 'share'
    ? `Share ${sayShared(item)} with ${sayReceiver(receiver)}.`
    : `Take ${sayShared(item)} from ${sayReceiver(receiver)}.`

/** The plan of a sheet; a row that asks for what an earlier one did is `skip`, a faulty one `invalid`. */
export function planShareSheet({ rows }: ShareSheet): PlanDraft {
  const draft = new PlanDraft()
  const lineOf = new Map<string, number>()
  for (const { faults, line, share, subject } of rows) {
    const leave = (verdict: 'invalid' | 'skip', reasons: readonly string[]) =>
      draft.addRow({ line, subject, verdict, reasons, changeSeqs: [] })
    if (!share) {
      leave(
        'invalid',
        faults.map(({ text }) => text),
      )
      continue
    }
    const key = `${share.item.id} ${share.receiver.kind} ${share.receiver.id}`
    const earlier = lineOf.get(key)
    if (earlier !== undefined) leave('skip', [`Line ${earlier} is about the same share.`])
    else {
      lineOf.set(key, line)
      addShareRow(draft, share.task, share.item, share.receiver, line)
    }
  }
  return draft
}
