import { connectionId, type PlanId } from '@curator/console-contract/ids'
import { AppError } from '../../../core/app-error.ts'
import type { Directories } from '../../../directory/directory.ts'
import type { CreatePlan } from '../../../plans/plan-writer.ts'
import type { SheetRecord } from '../../../store/sheet.store.ts'
import { GroupBook } from './group-book.ts'
import { type PlannerRow, planOnboarding } from './onboarding-plan.ts'

export interface PlanOfSheet {
  readonly sheet: SheetRecord
  readonly authorId: string
  readonly title: string
  /** Unknown groups that the plan creates. */
  readonly createGroups: readonly string[]
  readonly batches: AsyncIterable<readonly PlannerRow[]>
}

/** Plans rows of a sheet against the directory of its connection and stores the plan. */
export async function planSheet(
  doors: { readonly directories: Directories; readonly createPlan: CreatePlan },
  { sheet, authorId, title, createGroups, batches }: PlanOfSheet,
): Promise<PlanId> {
  const directory = await doors.directories.get(connectionId.parse(sheet.connectionId))
  const { takenAt } = directory.status()
  if (takenAt === null) {
    throw new AppError('directory_not_ready', {
      detail: 'Refresh the connection, then plan again.',
    })
  }
  const chunks = planOnboarding(batches, {
    mapping: sheet.mapping,
    groups: new GroupBook((names) => directory.findGroupsByName(names), createGroups),
    findUsers: (emails) => directory.findUsersByEmail(emails),
  })
  const request = {
    connectionId: sheet.connectionId,
    authorId,
    slice: sheet.slice,
    title,
    sheetId: sheet.id,
    options: { createGroups },
    directoryTakenAt: takenAt,
  }
  return doors.createPlan(request, chunks)
}
