import * as wire from '@curator/console-contract/bulk-runner'
import type { ConnectionId, PlanId } from '@curator/console-contract/ids'
import type { Call } from '@curator/endpoint/client'

/** Calls every endpoint of the bulk runner once, with success; answers a plan that renames two groups. */
export async function walkBulkRunner(call: Call, connectionId: ConnectionId): Promise<PlanId> {
  const operationId = 'UserGroups_UpdateUserGroup'
  await call(wire.listRunnerOperations, { query: { connectionId } })
  const sheet = await call(wire.createRunnerSheet, {
    query: { connectionId, operationId, fileName: 'groups.csv' },
    body: new TextEncoder().encode('userGroupId,name,role\ng1,A,Viewer\ng2,B,Viewer\n'),
  })
  const params = { sheetId: sheet.id }
  await call(wire.getRunnerSheet, { params })
  await call(wire.rereadRunnerSheet, { params, body: {} })
  const { recordColumn, sources } = sheet
  await call(wire.updateRunnerMapping, { params, body: { recordColumn, sources } })
  await call(wire.listRunnerRows, { params, query: {} })
  const cells = [{ line: 2, column: 1, value: 'C' }]
  await call(wire.updateRunnerRows, { params, body: { cells } })
  await call(wire.listRunnerRequests, { params, query: {} })
  await call(wire.exportRunnerRequests, { params, query: { format: 'csv' } })
  const recipe = await call(wire.createRecipe, { body: { name: 'Names', sheetId: sheet.id } })
  const own = { recipeId: recipe.id }
  await call(wire.renameRecipe, { params: own, body: { name: 'Other names' } })
  await call(wire.listRecipes, {})
  await call(wire.removeRecipe, { params: own })
  return (await call(wire.createRunnerPlan, { params })).planId
}
