import type { UserGroupId, UserId } from '@curator/console-contract/ids'

export type MatrixCell = {
  readonly userId: UserId
  readonly groupId: UserGroupId
  readonly isMember: boolean
}
/** Cells that differ from the Server, by person and group. */
export type MatrixEdits = ReadonlyMap<string, MatrixCell>
export const noEdits: MatrixEdits = new Map()

export const toCellKey = (userId: UserId, groupId: UserGroupId) => `${userId} ${groupId}`

/** Turns one cell over; one that is as on the Server again is no longer a change. `isMember` is what the Server has. */
export function toggleCell(edits: MatrixEdits, { groupId, isMember, userId }: MatrixCell) {
  const next = new Map(edits)
  const key = toCellKey(userId, groupId)
  if (!next.delete(key)) next.set(key, { userId, groupId, isMember: !isMember })
  return next
}

/** What changes: people who join a group and people who leave one. */
export function countEdits(edits: MatrixEdits) {
  const cells = [...edits.values()]
  const added = cells.filter(({ isMember }) => isMember).length
  return { added, removed: cells.length - added }
}

type Size = { readonly rows: number; readonly columns: number }
type Place = { readonly row: number; readonly column: number }

/** Where a key leads from a cell; null for a key that does not move. */
export function moveInMatrix(
  key: string,
  isControl: boolean,
  { row, column }: Place,
  { rows, columns }: Size,
): Place | null {
  const inside = (value: number, count: number) => Math.max(0, Math.min(count - 1, value))
  switch (key) {
    case 'ArrowUp':
      return { row: inside(row - 1, rows), column }
    case 'ArrowDown':
      return { row: inside(row + 1, rows), column }
    case 'ArrowLeft':
      return { row, column: inside(column - 1, columns) }
    case 'ArrowRight':
      return { row, column: inside(column + 1, columns) }
    case 'PageUp':
      return { row: inside(row - 10, rows), column }
    case 'PageDown':
      return { row: inside(row + 10, rows), column }
    case 'Home':
      return { row: isControl ? 0 : row, column: 0 }
    case 'End':
      return { row: isControl ? rows - 1 : row, column: columns - 1 }
    default:
      return null
  }
}
