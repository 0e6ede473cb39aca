import type { ConnectionId, SheetId } from '@curator/console-contract/ids'
import { paths } from '../../paths.ts'

/** Where a plan came from and where a new one is made. */
export interface PlanOrigin {
  /** The sheet it was made from, if it was; at the step where its rows are mended. */
  readonly sheet: ((step: string) => string) | null
  /** Where plans of this kind begin. */
  readonly start: string
  /** Says what `start` is: a step of the way, and the words of a link to it. */
  readonly startStep: string
  readonly startText: string
  /** Whether the way begins with a sheet, even if this plan's own is gone. */
  readonly isSheetWork: boolean
}

type Start = Pick<PlanOrigin, 'startStep' | 'startText'> & {
  readonly to?: (connectionId: ConnectionId) => string
}

const sheetStart: Start = { startStep: 'Sheet', startText: 'Bring a new sheet' }
const starts: Readonly<Record<string, Start>> = {
  onboarding: sheetStart,
  'bulk-runner': sheetStart,
  users: { startStep: 'Users', startText: 'Choose users' },
  'user-groups': { startStep: 'Groups', startText: 'Go to the groups' },
  offboarding: { startStep: 'Leavers', startText: 'Choose leavers' },
  'api-explorer': { startStep: 'Call', startText: 'Go to the API explorer' },
  undo: { startStep: 'Run to undo', startText: 'Choose a run', to: paths.runs },
}
const elsewhere: Start = { startStep: 'Choice', startText: 'Open the list', to: paths.runs }

/** Plans of a slice that is not known here lead to the list of plans and runs. */
export function toPlanOrigin(plan: {
  readonly slice: string
  readonly connectionId: ConnectionId
  readonly sheetId: SheetId | null
}): PlanOrigin {
  const { slice, connectionId, sheetId } = plan
  const start = Object.hasOwn(starts, slice) ? (starts[slice] ?? elsewhere) : elsewhere
  return {
    sheet: sheetId ? (step) => paths.sheetOf(slice, connectionId, sheetId, step) : null,
    start: start.to?.(connectionId) ?? paths.sheetStart(slice, connectionId),
    startStep: start.startStep,
    startText: start.startText,
    isSheetWork: sheetId !== null || start === sheetStart,
  }
}
