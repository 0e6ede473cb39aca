import { undoRun } from '@curator/console-contract/runs'
import type { IRouter } from 'express'
import { route } from '../../http/route.ts'
import type { UndoService } from './undo.service.ts'

/** Who may plan may plan the way back. */
export function mountUndo(router: IRouter, service: UndoService): void {
  route(router, undoRun, { permission: 'plans.write' }, ({ params }, { account }) =>
    service.undoRun(params.runId, account.id),
  )
}
