import { createTeamPlan } from '@curator/console-contract/collection-plans'
import type { ConnectionId } from '@curator/console-contract/ids'
import type { RequestOf } from '@curator/endpoint/endpoint'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { call } from '../../../api/client.ts'
import { paths } from '../../../paths.ts'

type NewTeam = Omit<RequestOf<typeof createTeamPlan>['body'], 'connectionId'>

/** Plans a team and goes to the plan. */
export function usePlanTeam(connectionId: ConnectionId) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (team: NewTeam) => call(createTeamPlan, { body: { connectionId, ...team } }),
    onSuccess: ({ planId }) => navigate(paths.plan(planId)),
  })
}
