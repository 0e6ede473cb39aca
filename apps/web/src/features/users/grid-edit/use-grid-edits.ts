import type { UserId } from '@curator/console-contract/ids'
import type { UserFieldKey } from '@curator/console-contract/user-fields'
import type { UserAction, UserFieldValues } from '@curator/console-contract/user-plans'
import type { ServerUser } from '@curator/console-contract/users'
import { useMemo, useState } from 'react'
import type { ChoicesOf } from '../../../people/field-choices.ts'
import type { PlacedText } from './cell-block.ts'
import { readFieldText, tidyFieldText, toFieldText, withFieldValue } from './field-text.ts'
import { editedText, listEdits, noEdits, setCells, undoLast } from './grid-edits.ts'

/** What a cell shows. */
export type CellView = {
  readonly text: string
  /** What it held at first; undefined for a cell that is not changed. */
  readonly before: string | undefined
  readonly fault: string | undefined
}

/** The edits of a grid of users: what each cell holds, and the plan they ask for. */
export function useGridEdits(
  users: readonly ServerUser[],
  fields: readonly UserFieldKey[],
  choicesOf: ChoicesOf,
) {
  const [state, setState] = useState(noEdits)
  const byId = useMemo(() => new Map(users.map((user) => [user.id, user])), [users])
  const firstTextOf = (userId: UserId, field: UserFieldKey) => {
    const user = byId.get(userId)
    return user ? toFieldText(user, field, choicesOf) : ''
  }
  const edits = listEdits(state)
  const readings = edits.map((edit) => ({
    ...edit,
    ...readFieldText(edit.field, edit.text, choicesOf),
  }))
  return {
    changedCells: edits.length,
    changedUsers: new Set(edits.map(({ userId }) => userId)).size,
    faultCount: readings.filter(({ fault }) => fault !== undefined).length,
    /** Fields with a changed cell: their columns stay. */
    changedFields: new Set(edits.map(({ field }) => field)),
    canUndo: state.past.length > 0,
    undo: () => setState(undoLast),
    cellOf: (user: ServerUser, field: UserFieldKey): CellView => {
      const first = toFieldText(user, field, choicesOf)
      const edited = editedText(state, user.id, field)
      if (edited === undefined) return { text: first, before: undefined, fault: undefined }
      const { fault } = readFieldText(field, edited, choicesOf)
      return { text: edited, before: first, fault }
    },
    /** Puts texts into cells, as one step; `column` counts the fields. */
    put: (texts: readonly PlacedText[]) => {
      const cells = texts.flatMap(({ row, column, text }) => {
        const user = users[row]
        const field = fields[column]
        if (!user || !field) return []
        return [{ userId: user.id, field, text: tidyFieldText(field, text, choicesOf) }]
      })
      setState((before) => setCells(before, cells, firstTextOf))
    },
    /** The plan request; meant for when there is no fault. */
    toAction: (): UserAction => {
      const rows = new Map<UserId, UserFieldValues>()
      for (const { userId, field, value } of readings) {
        if (value === undefined) continue
        rows.set(userId, withFieldValue(rows.get(userId) ?? {}, field, value))
      }
      return {
        kind: 'edit',
        rows: [...rows].map(([userId, values]) => ({ userId, values })),
      }
    },
  }
}
export type GridEditing = ReturnType<typeof useGridEdits>
