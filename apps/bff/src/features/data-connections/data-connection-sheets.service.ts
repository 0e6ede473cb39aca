import type { AccessSheetRow } from '@curator/console-contract/access-sheets'
import type { ConnectionId } from '@curator/console-contract/ids'
import { AppError } from '../../core/app-error.ts'
import type { Directories, Directory, DirectoryDataConnection } from '../../directory/directory.ts'
import { PlanDraft } from '../../plans/plan-draft.ts'
import type { CreatePlan } from '../../plans/plan-writer.ts'
import { toName } from '../../plans/planned/words.ts'
import {
  type Found,
  listFaults,
  NameBook,
  type SheetLine,
  toReading,
  toSheetLines,
  toTemplate,
} from '../../sheets/access-sheet.ts'
import type { SheetProcess } from '../../sheets/sheet-process.ts'
import { addShareRow, type KnownReceiver } from './data-connection-plan.ts'
import { openDirectory } from './data-connection-search.ts'

const columns = {
  connection: ['data connection', 'dataconnection', 'connection name'],
  person: ['email', 'e-mail', 'user', 'mail'],
  group: ['user group', 'group name'],
  action: ['task'],
} as const
type Column = keyof typeof columns
const everything = { offset: 0, limit: 1_000_000 }

interface Deps {
  readonly directories: Directories
  readonly createPlan: CreatePlan
  readonly sheetProcess: SheetProcess
}

interface JudgedLine {
  readonly row: AccessSheetRow
  readonly task: 'share' | 'unshare'
  readonly connection: DirectoryDataConnection | null
  readonly receiver: KnownReceiver | null
}

/** Sheets of shares: looked at, then planned; nothing of them is kept. */
export class DataConnectionSheetsService {
  readonly #deps: Deps

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /** Throws `file_unreadable`, `file_too_large`, `too_many_rows`. */
  async read(connectionId: ConnectionId, bytes: Uint8Array) {
    const { judged, sheet } = await this.#open(connectionId, bytes)
    return toReading(
      judged.map(({ row }) => row),
      sheet,
    )
  }

  async plan(
    { connectionId, fileName }: { readonly connectionId: ConnectionId; readonly fileName: string },
    bytes: Uint8Array,
    authorId: string,
  ): Promise<string> {
    const { judged, takenAt } = await this.#open(connectionId, bytes)
    const draft = new PlanDraft()
    for (const { connection, receiver, row, task } of judged) {
      const { faults, line, subject } = row
      const reasons = faults.map(({ text }) => text)
      if (connection && receiver && faults.length === 0)
        addShareRow(draft, task, connection, receiver, line)
      else draft.addRow({ line, subject, verdict: 'invalid', reasons, changeSeqs: [] })
    }
    return this.#deps.createPlan(
      {
        connectionId,
        authorId,
        slice: 'data-connections',
        title: `Shares of ${fileName}`,
        sheetId: null,
        options: { about: 'sheet' },
        directoryTakenAt: takenAt,
      },
      draft.chunks(),
    )
  }

  getTemplate(format: 'xlsx' | 'csv') {
    const example = { connection: 'Ledger', person: 'ada@example.com', action: 'add' }
    const { writeWorkbook } = this.#deps.sheetProcess
    return toTemplate('data-connections', format, columns, example, writeWorkbook)
  }

  async #open(connectionId: ConnectionId, bytes: Uint8Array) {
    const { directory, takenAt } = await openDirectory(this.#deps.directories, connectionId)
    const read = await this.#deps.sheetProcess.readSheet(bytes, {})
    const sheet = toSheetLines<Column>(read, columns)
    return { sheet, takenAt, judged: await judgeLines(directory, sheet.lines) }
  }
}

async function judgeLines(
  directory: Directory,
  lines: readonly SheetLine<Column>[],
): Promise<JudgedLine[]> {
  const emails = [...new Set(lines.map(({ cells }) => cells.person).filter(Boolean))]
  const [found, users, groups] = await Promise.all([
    directory.findContent('data-connection', {}),
    directory.findUsersByEmail(emails),
    directory.listUserGroups({ sort: 'name' }, everything),
  ])
  if (found.why !== null) throw new AppError('content_not_available', { detail: found.why })
  const books = {
    connections: new NameBook(found.items),
    people: new NameBook(
      users.map((user) => ({ ...user, fullName: toName(user), name: user.email })),
    ),
    groups: new NameBook(groups.items),
  }
  return lines.map((line) => judgeLine(line, books))
}

interface Books {
  readonly connections: NameBook<DirectoryDataConnection>
  readonly people: NameBook<{
    readonly id: string
    readonly name: string
    readonly fullName: string
  }>
  readonly groups: NameBook<{ readonly id: string; readonly name: string }>
}

function judgeLine({ cells, line }: SheetLine<Column>, books: Books): JudgedLine {
  const connection = books.connections.find(cells.connection, 'data connection')
  const receiver = findReceiver(cells, books)
  const task = tasks[cells.action.toLowerCase()]
  const faults = listFaults([
    ['connection', connection.fault],
    [cells.group === '' ? 'person' : 'group', receiver.fault],
    ['action', task ? null : `“${cells.action}” is neither add nor remove.`],
  ])
  const whom = receiver.item?.subject ?? ''
  const name = connection.item?.name ?? cells.connection
  const verb = task === 'unshare' ? 'Take it from' : 'Share it with'
  return {
    row: {
      line,
      subject: whom === '' ? name : `${name}: ${whom}`,
      sentence: faults.length > 0 ? '' : `${verb} ${whom}.`,
      faults,
    },
    task: task ?? 'share',
    connection: connection.item,
    receiver: receiver.item,
  }
}

const tasks: Readonly<Record<string, 'share' | 'unshare'>> = {
  '': 'share',
  add: 'share',
  share: 'share',
  remove: 'unshare',
  unshare: 'unshare',
}

function findReceiver(
  { group, person }: Readonly<Record<Column, string>>,
  books: Books,
): Found<KnownReceiver> {
  const refuse = (fault: string) => ({ item: null, fault })
  if (group !== '' && person !== '')
    return refuse('The row names a person and a group. Make it two rows.')
  if (group === '' && person === '') return refuse('The row names neither a person nor a group.')
  if (group !== '') {
    const { fault, item } = books.groups.find(group, 'group')
    if (!item) return refuse(fault)
    const { id, name } = item
    return { item: { kind: 'group', id, ref: { id }, name, subject: name }, fault: null }
  }
  const { fault, item } = books.people.find(person, 'person')
  if (!item) return refuse(fault)
  const { fullName, id, name } = item
  const whole = `${fullName} (${name})`
  return { item: { kind: 'user', id, ref: { id }, name: whole, subject: name }, fault: null }
}
