import {
  type ServerUser,
  type UserColumn,
  userColumn,
  userColumns,
  userSorts,
} from '@curator/console-contract/users'
import { z } from 'zod'
import { useStored } from '../../lib/use-stored.ts'
import type { GridColumn } from '../../ui/grid-column.ts'
import { toUserCell } from './user-cell.tsx'
import { columnLabels } from './user-text.ts'

/** Least widths in pixels; what is not named here is a flag. */
const widths: Partial<Record<UserColumn, number>> = {
  email: 260,
  firstName: 120,
  lastName: 120,
  role: 100,
  isActive: 200,
  timeZone: 150,
  defaultWorkerTag: 150,
  lastLoginAt: 240,
  createdAt: 240,
  groups: 220,
  id: 240,
}
const flagWidth = 130
const sortable: readonly string[] = userSorts

/** Columns at first. The e-mail address is always there: it names the row. */
const standardColumns: UserColumn[] = [
  'email',
  'firstName',
  'lastName',
  'role',
  'isActive',
  'groups',
  'lastLoginAt',
]

export function toGridColumns(shown: readonly UserColumn[]): GridColumn<ServerUser>[] {
  return userColumns
    .filter((key) => key === 'email' || shown.includes(key))
    .map((key) => ({
      key,
      header: columnLabels[key],
      width: widths[key] ?? flagWidth,
      isSortable: sortable.includes(key),
      render: (user) => toUserCell(user, key),
    }))
}

/** The columns this person chose, remembered in this browser. */
export function useShownColumns() {
  return useStored('console.users.columns', z.array(userColumn), standardColumns)
}
