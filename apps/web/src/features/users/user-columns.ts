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
  defaultCredentialId: 180,
  lastLoginAt: 130,
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

export function toGridColumns(
  shown: readonly UserColumn[],
  nameOfCredential: (id: string) => string,
): GridColumn<ServerUser>[] {
  return userColumns
    .filter((key) => shown.includes(key))
    .map((key) => ({
      key,
      header: columnLabels[key],
      width: widths[key] ?? flagWidth,
      isSortable: sortable.includes(key),
      render: (user) => toUserCell(user, key, nameOfCredential),
    }))
}

/** The columns shown: those of a view in the address, else those this person chose, remembered in this browser. */
export function useShownColumns(
  ofView: readonly UserColumn[],
  onViewChange: (columns: UserColumn[]) => void,
): readonly [UserColumn[], (columns: UserColumn[]) => void] {
  const [own, setOwn] = useStored('console.users.columns', z.array(userColumn), standardColumns)
  const isView = ofView.length > 0
  const wanted = isView ? ofView : own
  const shown = userColumns.filter((key) => key === 'email' || wanted.includes(key))
  return [shown, isView ? onViewChange : setOwn]
}

/** How high rows are, remembered in this browser. */
export function useDensity() {
  return useStored('console.users.density', z.enum(['comfortable', 'compact']), 'comfortable')
}
