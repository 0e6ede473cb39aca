import { askForApproval, decideOnPlan } from '@curator/console-contract/approvals'
import type { PlanId } from '@curator/console-contract/ids'
import type { RequestOf } from '@curator/endpoint/endpoint'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { approvalsQuery } from '../../api/approvals.queries.ts'
import { call } from '../../api/client.ts'
import { plansQueries } from './plans.queries.ts'

export type Decision = RequestOf<typeof decideOnPlan>['body']

/** Whatever the answer is, the plan is read anew: a refusal says that it stands otherwise than shown. */
function useReadAnew(planId: PlanId) {
  const client = useQueryClient()
  return async () => {
    await client.invalidateQueries({ queryKey: plansQueries.plan(planId).queryKey })
    await client.invalidateQueries({ queryKey: approvalsQuery.queryKey })
  }
}

export function useAskForApproval(planId: PlanId) {
  const onSettled = useReadAnew(planId)
  return useMutation({ mutationFn: () => call(askForApproval, { params: { planId } }), onSettled })
}

export function useDecideOnPlan(planId: PlanId) {
  const onSettled = useReadAnew(planId)
  return useMutation({
    mutationFn: (body: Decision) => call(decideOnPlan, { params: { planId }, body }),
    onSettled,
  })
}
