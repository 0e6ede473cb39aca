import type { ViewList } from '@curator/console-contract/saved-views'
import type { ColumnType } from 'kysely'

export interface SavedViewTable {
  id: string
  list: ViewList
  name: string
  search: string
  is_shared: boolean
  author_id: string
  updated_at: ColumnType<Date, Date, Date>
}
