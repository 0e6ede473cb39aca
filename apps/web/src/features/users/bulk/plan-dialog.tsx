import type { ComponentProps } from 'react'
import { PlanDialog as SharedPlanDialog } from '../../../people/plan-dialog.tsx'

/** A dialog about people that ends in a plan. */
export function PlanDialog(props: Omit<ComponentProps<typeof SharedPlanDialog>, 'intro'>) {
  return (
    <SharedPlanDialog
      {...props}
      intro="The plan shows each person with old and new values. Nothing is written before you confirm it."
    />
  )
}
