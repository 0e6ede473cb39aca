import type { ComponentProps } from 'react'
import { PlanDialog } from '../../people/plan-dialog.tsx'
import type { PlanGroups } from './user-groups.queries.ts'
import { text } from './user-groups-text.ts'

/** What every dialog about groups is given. */
export type GroupDialogProps = { readonly plan: PlanGroups; readonly onClose: () => void }

/** A dialog about groups that ends in a plan. */
export function GroupPlanDialog(props: Omit<ComponentProps<typeof PlanDialog>, 'intro'>) {
  return <PlanDialog {...props} intro={text.nothingWritten} />
}
