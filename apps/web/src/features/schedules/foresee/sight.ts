import type { Connection } from '@curator/console-contract/connections'
import type { ForecastQuery } from '@curator/console-contract/schedule-forecast'
import type { ForeseeSearch } from './foresee-search.ts'
import type { Stretch } from './stretch.ts'

/** What every view is given: where it looks, and how to look elsewhere. */
export type Sight = {
  readonly connection: Connection
  readonly search: ForeseeSearch
  readonly change: (patch: Partial<ForeseeSearch>, isReplaced?: boolean) => void
  /** Of days and hours. */
  readonly zone: string
  readonly today: string
  /** The day of the address, or today. */
  readonly day: string
  readonly stretch: Stretch
  readonly query: ForecastQuery
}
