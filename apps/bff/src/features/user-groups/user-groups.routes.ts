import * as wire from '@curator/console-contract/user-groups'
import type { IRouter } from 'express'
import { AppError } from '../../core/app-error.ts'
import type { Directories } from '../../directory/directory.ts'
import { route } from '../../http/route.ts'
import type { SheetProcess } from '../../sheets/sheet-process.ts'
import type { GroupPlansService } from './group-plans.service.ts'
import { readMembershipFile } from './membership-file.ts'
import type { UserGroupsService } from './user-groups.service.ts'

const mayRead = { permission: 'directory.read' } as const
const mayPlan = { permission: 'plans.write' } as const

/** Groups of a connection: lists, one group, its members, and plans. */
export function mountUserGroups(
  router: IRouter,
  deps: {
    readonly directories: Directories
    readonly userGroups: UserGroupsService
    readonly groupPlans: GroupPlansService
    readonly sheetProcess: SheetProcess
  },
): void {
  const { directories, groupPlans, sheetProcess, userGroups } = deps
  route(router, wire.listUserGroups, mayRead, ({ query }) => userGroups.list(query))
  route(router, wire.exportMemberships, mayRead, ({ query }) => userGroups.exportMemberships(query))
  route(router, wire.getUserGroupDetails, mayRead, ({ params, query }) =>
    userGroups.getDetails(query.connectionId, params.userGroupId),
  )
  route(router, wire.getMembershipMatrix, mayRead, ({ body }) => userGroups.getMatrix(body))
  route(router, wire.readMemberships, mayPlan, async ({ query, body }) => {
    const directory = await directories.get(query.connectionId)
    const { takenAt } = directory.status()
    const detail = 'Refresh the connection, then try again.'
    if (takenAt === null) throw new AppError('directory_not_ready', { detail })
    const [chosen] = query.groupId ? await directory.findGroupsById([query.groupId]) : []
    const sheet = await sheetProcess.readSheet(body, { mayLackHeader: true })
    const read = await readMembershipFile(directory, sheet, chosen ?? null, query.about)
    return { ...read, takenAt }
  })
  route(router, wire.createGroupPlan, mayPlan, async ({ body }, { account }) => ({
    planId: await groupPlans.createPlan(body.connectionId, body.action, account.id),
  }))
}
