import type { Connection } from '@curator/console-contract/connections'
import type { OffboardingSearch } from './offboarding-search.ts'

/** What every part of the page is given. */
export interface OffboardingTabProps {
  readonly connection: Connection
  readonly search: OffboardingSearch
  readonly onChange: (patch: Partial<OffboardingSearch>, isReplaced?: boolean) => void
}
