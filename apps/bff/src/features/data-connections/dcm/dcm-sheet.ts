import type { AccessSheetRow } from '@curator/console-contract/access-sheets'
import type { DcmConnection } from '@curator/console-contract/dcm-connections'
import { type Found, listFaults, NameBook, type SheetLine } from '../../../sheets/access-sheet.ts'
import {
  createSecretClashes,
  judgeSecretCells,
  refuseSecretCells,
  type SecretTask,
  saySecret,
  secretColumns,
} from './dcm-sheet-secret.ts'

export const dcmSheetColumns = {
  connection: ['dcm connection', 'connection name', 'connection id'],
  owner: ['email', 'e-mail', 'mail', 'owner email'],
  action: ['task'],
  ...secretColumns,
} as const
export type DcmSheetColumn = keyof typeof dcmSheetColumns
type Line = SheetLine<DcmSheetColumn>

const tasks = {
  'end running': { kind: 'unshare', sharing: 'execution' },
  'end working': { kind: 'unshare', sharing: 'collaboration' },
  delete: { kind: 'delete' },
} as const
type PlainTask = (typeof tasks)[keyof typeof tasks]
type Task = PlainTask | SecretTask
const changeSecret = 'change secret'

export interface JudgedDcmLine {
  readonly row: AccessSheetRow
  readonly task: Task | null
  readonly connection: DcmConnection | null
}

/** Understands every row. Many people have connections of one name: the owner tells them apart. */
export function judgeDcmLines(
  lines: readonly Line[],
  connections: readonly DcmConnection[],
): JudgedDcmLine[] {
  const find = toFinder(connections)
  const found = lines.map((line) => judgeLine(line, find(line.cells)))
  const deleted = new Set(
    found.flatMap(({ known, task }) => (task?.kind === 'delete' ? (known.item?.id ?? []) : [])),
  )
  const clashOf = createClashes(deleted)
  return found.map(({ faults: own, known, line: { cells, line }, task }) => {
    const { fault, item } = known
    const clash = item && task && clashOf(item.id, task, line)
    const faults = listFaults([['connection', fault ?? clash], ...own])
    const isGood = faults.length === 0
    return {
      row: {
        line,
        subject: item ? `${item.name} (${item.owner.email || item.owner.id})` : cells.connection,
        sentence: task && item && isGood ? saySentence(task, item) : '',
        faults,
      },
      task: isGood ? task : null,
      connection: item,
    }
  })
}

type Faults = Parameters<typeof listFaults>[0]
interface Understood {
  readonly line: Line
  readonly known: Found<DcmConnection>
  readonly faults: Faults
  readonly task: Task | null
}

function judgeLine(line: Line, known: Found<DcmConnection>): Understood {
  const { cells } = line
  const action = cells.action.toLowerCase().replace(/\s+/g, ' ')
  if (action === changeSecret) return { line, known, ...judgeSecretCells(cells, known.item) }
  if (!Object.hasOwn(tasks, action))
    return { line, known, faults: [['action', sayWrongAction(cells.action)]], task: null }
  const faults = refuseSecretCells(cells)
  const isGood = faults.every(([, fault]) => fault === null)
  return { line, known, faults, task: isGood ? tasks[action as keyof typeof tasks] : null }
}

/** What rows can't say beside the rows before them, and beside those that delete. */
function createClashes(deleted: ReadonlySet<string>) {
  const seen = new Set<string>()
  const findSecretClash = createSecretClashes()
  return (id: string, task: Task, line: number): string | null => {
    const key = `${id} ${JSON.stringify(task)}`
    if (seen.has(key)) return 'The sheet says this twice.'
    seen.add(key)
    if (task.kind === 'delete') return null
    if (deleted.has(id)) return 'Another row deletes this connection.'
    return task.kind === 'unshare' ? null : findSecretClash(id, task, line)
  }
}

const sayWrongAction = (action: string) =>
  action === ''
    ? 'The row names no action. Write end running, end working, change secret or delete.'
    : `“${action}” is none of end running, end working, change secret and delete.`

function saySentence(task: Task, connection: DcmConnection): string {
  const { collaborationCount, executionCount } = connection
  if (task.kind === 'delete') return 'Delete it with its data source and credentials.'
  if (task.kind !== 'unshare') return saySecret(task, connection)
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
