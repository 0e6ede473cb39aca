import type { AccessSheetRow } from '@curator/console-contract/access-sheets'
import type { DcmConnection } from '@curator/console-contract/dcm-connections'
import { type Found, listFaults, NameBook, type SheetLine } from '../../../sheets/access-sheet.ts'

export const dcmSheetColumns = {
  connection: ['dcm connection', 'connection name', 'connection id'],
  owner: ['email', 'e-mail', 'mail', 'owner email'],
  action: ['task'],
} as const
export type DcmSheetColumn = keyof typeof dcmSheetColumns
type Line = SheetLine<DcmSheetColumn>

const tasks = {
  'end running': { kind: 'unshare', sharing: 'execution' },
  'end working': { kind: 'unshare', sharing: 'collaboration' },
  delete: { kind: 'delete' },
} as const
type Task = (typeof tasks)[keyof typeof tasks]

export interface JudgedDcmLine {
  readonly row: AccessSheetRow
  readonly task: Task | null
  readonly connection: DcmConnection | null
}

const toTask = (action: string): Task | null => {
  const key = action.toLowerCase().replace(/\s+/g, ' ')
  return Object.hasOwn(tasks, key) ? tasks[key as keyof typeof tasks] : null
}

/** Understands every row. Many people have connections of one name: the owner tells them apart. */
export function judgeDcmLines(
  lines: readonly Line[],
  connections: readonly DcmConnection[],
): JudgedDcmLine[] {
  const find = toFinder(connections)
  const found = lines.map((line) => ({
    line,
    task: toTask(line.cells.action),
    known: find(line.cells),
  }))
  const deleted = new Set(
    found.flatMap(({ known, task }) => (task?.kind === 'delete' ? (known.item?.id ?? []) : [])),
  )
  const seen = new Set<string>()
  return found.map(({ known, line: { cells, line }, task }) => {
    const { fault, item } = known
    const key = `${item?.id} ${JSON.stringify(task)}`
    const clash = item && task && findClash(task, seen.has(key), deleted.has(item.id))
    seen.add(key)
    const faults = listFaults([
      ['connection', fault ?? clash],
      ['action', task ? null : sayWrongAction(cells.action)],
    ])
    return {
      row: {
        line,
        subject: item ? `${item.name} (${item.owner.email || item.owner.id})` : cells.connection,
        sentence: task && item && faults.length === 0 ? saySentence(task, item) : '',
        faults,
      },
      task,
      connection: item,
    }
  })
}

function findClash(task: Task, isTwice: boolean, isDeleted: boolean): string | null {
  if (isTwice) return 'The sheet says this twice.'
  return isDeleted && task.kind !== 'delete' ? 'Another row deletes this connection.' : null
}

const sayWrongAction = (action: string) =>
  action === ''
    ? 'The row names no action. Write end running, end working or delete.'
    : `“${action}” is none of end running, end working and delete.`

function saySentence(task: Task, { collaborationCount, executionCount }: DcmConnection): string {
  if (task.kind === 'delete') return 'Delete it with its data source and credentials.'
  const count = task.sharing === 'execution' ? executionCount : collaborationCount
  if (count === 0) return 'Nothing: it is shared with nobody in this way.'
  const what =
    task.sharing === 'execution'
      ? 'Nobody but the owner runs workflows with it'
      : 'Nobody but the owner works on it'
  return `${what} any more.`
}

function toFinder(connections: readonly DcmConnection[]) {
  const all = new NameBook(connections)
  const lists = new Map<string, DcmConnection[]>()
  for (const connection of connections) {
    const email = connection.owner.email.toLowerCase()
    lists.set(email, lists.get(email) ?? [])
    lists.get(email)?.push(connection)
  }
  const byOwner = new Map([...lists].map(([email, theirs]) => [email, new NameBook(theirs)]))
  return ({ connection, owner }: Line['cells']): Found<DcmConnection> => {
    if (owner === '') return all.find(connection, 'DCM connection')
    const theirs = byOwner.get(owner.toLowerCase())
    if (theirs) return theirs.find(connection, 'DCM connection of this owner')
    return { item: null, fault: `${owner} owns no DCM connection.` }
  }
}
