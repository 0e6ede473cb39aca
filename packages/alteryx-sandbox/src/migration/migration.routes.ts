import {
  downloadForMigration,
  listMigratable,
  publishWorkflow,
  setMigratable,
} from '@curator/alteryx-contract/server/v1/migration'
import type { IRouter } from 'express'
import { z } from 'zod'
import { findWorkflow } from '../find-record.ts'
import { jsonReply, refuse } from '../reply.ts'
import { serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { studioIdOf } from '../workflows/v1/workflow-views-v1.ts'
import { changeWorkflow } from '../workflows/workflow-changes.ts'
import { sendPackage } from '../workflows/workflow-files.routes.ts'
import { publishedVersion } from '../workflows/workflow-views.ts'
import { publish, publishBody } from './publish.ts'

/** Moving workflows between Servers (server-v1v2 4.8 to 4.11). */
export function migrationRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, listMigratable, ({ query }) => {
    const { world } = state
    const wanted = query.subscriptionIds?.split(',').map((id) => id.trim())
    // Deleted ones stay listed, as was seen on real Servers: whoever migrates has to look whether they are still there.
    const flagged = [...world.workflows.values(), ...world.deletedWorkflows.values()].filter(
      (workflow) => workflow.isReadyForMigration,
    )
    const entries = flagged.map((workflow) => ({
      id: workflow.id,
      publishedVersionId: workflow.publishedVersionId,
      subscriptionId: studioIdOf(world, workflow),
    }))
    const found = entries.filter((item) => wanted?.includes(item.subscriptionId) ?? true)
    return jsonReply(200, found)
  })
  // One client sends nothing and relies on ending up not ready (server-v1v2 4.9).
  const flag = { ...setMigratable, body: z.boolean().default(false) }
  serve(router, state, flag, ({ params, body }, caller) => {
    const { id } = findWorkflow(state, params.appId)
    if (!state.options.allowMigration) {
      throw refuse(400, 'Workflows can’t be flagged for migration: a setting of this Server.')
    }
    changeWorkflow(state, caller, id, { isReadyForMigration: body })
    return jsonReply(200, body)
  })
  serve(router, state, downloadForMigration, ({ params }, caller) => {
    const workflow = findWorkflow(state, params.appId)
    return sendPackage(state, caller, workflow, publishedVersion(workflow))
  })
  serve(router, state, { ...publishWorkflow, body: publishBody }, ({ body }, caller) =>
    jsonReply(200, publish(state, caller, body)),
  )
}
