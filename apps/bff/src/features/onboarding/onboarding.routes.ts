import {
  countRemovals,
  createPlan,
  createSheet,
  downloadTemplate,
  getSheet,
  listSheetRows,
  rereadSheet,
  updateMapping,
  updateRows,
} from '@curator/console-contract/onboarding'
import type { SheetRow } from '@curator/console-contract/sheets'
import type { IRouter } from 'express'
import { route } from '../../http/route.ts'
import type { SheetRowRecord } from '../../store/sheet.store.ts'
import type { OnboardingService } from './onboarding.service.ts'

const mayPlan = { permission: 'plans.write' } as const
const mayRead = { permission: 'directory.read' } as const

/** The routes of the onboarding slice. */
export function mountOnboarding(router: IRouter, onboarding: OnboardingService): void {
  route(router, createSheet, mayPlan, ({ query, body }, { account }) =>
    onboarding.createSheet({ ...query, authorId: account.id, bytes: body }),
  )
  route(router, getSheet, mayPlan, ({ params }) => onboarding.getSheet(params.sheetId))
  route(router, rereadSheet, mayPlan, ({ params, body }) =>
    onboarding.rereadSheet(params.sheetId, body),
  )
  route(router, updateMapping, mayPlan, ({ params, body }) =>
    onboarding.updateMapping(params.sheetId, body.mapping),
  )
  route(router, listSheetRows, mayPlan, async ({ params, query }) => {
    const { only, page, pageSize } = query
    const offset = (page - 1) * pageSize
    const { rows, total } = await onboarding.listRows(params.sheetId, {
      only,
      offset,
      limit: pageSize,
    })
    return { items: rows.map(toWireRow), total, page, pageSize }
  })
  route(router, updateRows, mayPlan, async ({ params, body }) => {
    const { sheet, rows } = await onboarding.updateRows(params.sheetId, body)
    return { sheet, rows: rows.map(toWireRow) }
  })
  route(router, createPlan, mayPlan, async ({ params, body }, { account }) => ({
    planId: await onboarding.createPlan(params.sheetId, account.id, body),
  }))
  route(router, countRemovals, mayPlan, ({ params, body }) =>
    onboarding.countRemovals(params.sheetId, body),
  )
  route(router, downloadTemplate, mayRead, ({ query }) => onboarding.createTemplate(query))
}

function toWireRow({ line, cells, faults, isExcluded }: SheetRowRecord): SheetRow {
  return { line, cells: [...cells], faults: [...faults], isExcluded }
}
