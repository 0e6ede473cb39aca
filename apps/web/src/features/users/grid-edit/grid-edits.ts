import type { UserId } from '@curator/console-contract/ids'
import type { UserFieldKey } from '@curator/console-contract/user-fields'

/** Texts of changed cells, by user and field. A cell that holds its first value again is not among them. */
type Edits = ReadonlyMap<string, string>

/** `past` holds what `edits` was before each step, oldest first. */
type GridEdits = { readonly edits: Edits; readonly past: readonly Edits[] }

type CellEdit = {
  readonly userId: UserId
  readonly field: UserFieldKey
  readonly text: string
}

export const noEdits: GridEdits = { edits: new Map(), past: [] }

const keyOf = (userId: UserId, field: UserFieldKey) => `${userId} ${field}`

export function editedText({ edits }: GridEdits, userId: UserId, field: UserFieldKey) {
  return edits.get(keyOf(userId, field))
}

/** Sets cells in one step that can be undone; a step that changes nothing leaves no trace. */
export function setCells(
  state: GridEdits,
  cells: readonly CellEdit[],
  firstTextOf: (userId: UserId, field: UserFieldKey) => string,
): GridEdits {
  const next = new Map(state.edits)
  let isChanged = false
  for (const { userId, field, text } of cells) {
    const key = keyOf(userId, field)
    const first = firstTextOf(userId, field)
    if ((next.get(key) ?? first) === text) continue
    isChanged = true
    if (text === first) next.delete(key)
    else next.set(key, text)
  }
  return isChanged ? { edits: next, past: [...state.past, state.edits] } : state
}

/** Takes the last step back. */
export function undoLast(state: GridEdits): GridEdits {
  const before = state.past.at(-1)
  return before ? { edits: before, past: state.past.slice(0, -1) } : state
}

/** Every changed cell, in the order in which they were changed. */
export function listEdits({ edits }: GridEdits): CellEdit[] {
  return [...edits].map(([key, text]) => {
    const at = key.lastIndexOf(' ')
    return {
      userId: key.slice(0, at) as UserId,
      field: key.slice(at + 1) as UserFieldKey,
      text,
    }
  })
}
