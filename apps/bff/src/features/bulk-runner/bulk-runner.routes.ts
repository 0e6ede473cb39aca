import * as wire from '@curator/console-contract/bulk-runner'
import type { SheetRow } from '@curator/console-contract/sheets'
import type { IRouter } from 'express'
import { route } from '../../http/route.ts'
import type { SheetRowRecord } from '../../store/sheet.store.ts'
import type { BulkRunnerService } from './bulk-runner.service.ts'
import type { RecipesService } from './recipes.service.ts'

const mayPlan = { permission: 'plans.write' } as const
const mayRead = { permission: 'directory.read' } as const

/** The routes of the bulk runner. */
export function mountBulkRunner(
  router: IRouter,
  runner: BulkRunnerService,
  recipes: RecipesService,
): void {
  route(router, wire.listRunnerOperations, mayRead, ({ query }) =>
    runner.listOperations(query.connectionId),
  )
  mountSheets(router, runner)
  mountRequests(router, runner)
  mountRecipes(router, recipes)
}

function mountSheets(router: IRouter, runner: BulkRunnerService): void {
  route(router, wire.createRunnerSheet, mayPlan, ({ query, body }, { account }) =>
    runner.createSheet({ ...query, authorId: account.id, bytes: body }),
  )
  route(router, wire.getRunnerSheet, mayPlan, ({ params }) => runner.getSheet(params.sheetId))
  route(router, wire.rereadRunnerSheet, mayPlan, ({ params, body }) =>
    runner.rereadSheet(params.sheetId, body),
  )
  route(router, wire.updateRunnerMapping, mayPlan, ({ params, body }) =>
    runner.updateMapping(params.sheetId, body),
  )
  route(router, wire.listRunnerRows, mayPlan, async ({ params, query }) => {
    const { only, page, pageSize } = query
    const offset = (page - 1) * pageSize
    const { rows, total } = await runner.listRows(params.sheetId, { only, offset, limit: pageSize })
    return { items: rows.map(toWireRow), total, page, pageSize }
  })
  route(router, wire.updateRunnerRows, mayPlan, async ({ params, body }) => {
    const { sheet, rows } = await runner.updateRows(params.sheetId, body)
    return { sheet, rows: rows.map(toWireRow) }
  })
  route(router, wire.createRunnerPlan, mayPlan, async ({ params }, { account }) => ({
    planId: await runner.createPlan(params.sheetId, account.id),
  }))
}

function mountRequests(router: IRouter, runner: BulkRunnerService): void {
  route(router, wire.listRunnerRequests, mayPlan, ({ params, query }) =>
    runner.listRequests(params.sheetId, query),
  )
  route(router, wire.exportRunnerRequests, mayPlan, ({ params, query }) =>
    runner.exportRequests(params.sheetId, query.format),
  )
}

function mountRecipes(router: IRouter, recipes: RecipesService): void {
  route(router, wire.listRecipes, mayRead, () => recipes.list())
  route(router, wire.createRecipe, mayPlan, ({ body }, { account }) =>
    recipes.create(body.name, body.sheetId, account.id),
  )
  route(router, wire.renameRecipe, mayPlan, ({ params, body }) =>
    recipes.rename(params.recipeId, body.name),
  )
  route(router, wire.removeRecipe, mayPlan, ({ params }) => recipes.remove(params.recipeId))
}

function toWireRow({ line, cells, faults, isExcluded }: SheetRowRecord): SheetRow {
  return { line, cells: [...cells], faults: [...faults], isExcluded }
}
