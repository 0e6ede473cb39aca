import {
  getWorkflow,
  listWorkflowsInFull,
  transferWorkflow,
} from '@curator/alteryx-contract/server/v3/workflows'
import type { AlteryxClient } from './alteryx-client.ts'
import type { WorkflowsGateway } from './gateways.ts'

export function createWorkflowsGateway(client: AlteryxClient): WorkflowsGateway {
  return {
    readAllInFull: (options) =>
      client.sendForBytes(listWorkflowsInFull, { query: { view: 'Full' } }, options),
    get: async (workflowId, options) => {
      const { id, name, ownerId } = await client.send(
        getWorkflow,
        { params: { workflowId } },
        options,
      )
      return { id, name, ownerId }
    },
    transfer: async (workflowId, ownerId, options) => {
      const body = { ownerId, transferSchedules: false }
      await client.send(transferWorkflow, { params: { workflowId }, body }, options)
    },
  }
}
