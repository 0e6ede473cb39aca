import type { DirectoryUser } from '../../../directory/directory.ts'
import type { PlannedRow } from '../../../plans/change.ts'
import type { PlannerRow } from './onboarding-plan.ts'
import type { WantedRow } from './wanted-row.ts'

/** What a row that is left out or has faults becomes. */
export function refuse(row: PlannerRow): Omit<PlannedRow, 'line' | 'subject'> {
  return row.isExcluded
    ? { verdict: 'skip', reasons: ['You left this row out.'], changeSeqs: [] }
    : { verdict: 'invalid', reasons: row.faults.map((fault) => fault.message), changeSeqs: [] }
}

/** Why what the row asks for does not fit what the Server has; null when it does. */
export function findActionClash(want: WantedRow, user: DirectoryUser | undefined): string | null {
  if (want.action === 'create' && user)
    return `${want.email} exists already. Leave the action blank, or write update.`
  if (want.action === 'update' && !user)
    return `Nobody on the Server has the e-mail ${want.email}, so there is nobody to update.`
  if (want.action === 'deactivate' && !user)
    return `Nobody on the Server has the e-mail ${want.email}, so there is nobody to deactivate.`
  return null
}
