import { transferWorkflow } from '@curator/alteryx-contract/server/v3/workflows'
import type { IRouter } from 'express'
import { emptyReply, refuseInText } from '../reply.ts'
import { schedulesOf } from '../schedules/schedule-changes.ts'
import { serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { checkReceiver } from '../users/asset-receiver.ts'
import { changeWorkflow } from './workflow-changes.ts'

/**
 * Hands a workflow to another owner; it moves to that owner's studio. Refusals are JSON strings. Schedules of other people
 * are handed on too when asked for: the contract speaks of the schedules of the workflow (reference 2.6).
 */
export function transferRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, transferWorkflow, ({ params, body }, caller) => {
    const { world } = state
    const workflow = world.workflows.get(params.workflowId)
    if (!workflow) throw refuseInText(404, 'The workflow was not found.')
    const receiver = world.users.get(body.ownerId)
    if (!receiver) throw refuseInText(404, 'The receiver was not found.')
    checkReceiver(state, workflow.ownerId, receiver)
    changeWorkflow(state, caller, workflow.id, { ownerId: receiver.id })
    for (const id of body.transferSchedules ? schedulesOf(world, workflow.id) : []) {
      world.schedules.update(id, { ownerId: receiver.id })
    }
    return emptyReply(200)
  })
}
