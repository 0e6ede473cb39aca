import { listAdminUsers } from '@curator/alteryx-contract/server/v1/users'
import { listAdminUsersV2 } from '@curator/alteryx-contract/server/v2/users'
import type { IRouter } from 'express'
import { toJsonList } from '../json-list.ts'
import { takePage } from '../paging.ts'
import type { UserRecord } from '../records.ts'
import { filtersByStudio } from '../release.ts'
import { serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'

/** People as V1 and V2 list them (server-v1v2 4.17, 4.18). */
export function adminUserRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, listAdminUsers, async ({ query }) => {
    const page = takePage([...state.world.users.values()], query)
    return { status: 200, body: await toJsonList(page, toUserV1) }
  })
  serve(router, state, listAdminUsersV2, async ({ query }) => {
    const wanted = filtersByStudio(state.options.release) ? query.subscriptionId : undefined
    const people = [...state.world.users.values()].filter(
      ({ subscriptionId }) => wanted === undefined || subscriptionId === wanted,
    )
    return { status: 200, body: await toJsonList(takePage(people, query), toUserV2) }
  })
}

function toUserV1(user: UserRecord) {
  return { ...toFields(user), curator: user.role === 'Curator' }
}

function toUserV2(user: UserRecord) {
  return { ...toFields(user), role: user.role }
}

/** Failed sign-ins are not counted here: a locked account shows the five that lock one, dated by the last sign-in. */
function toFields(user: UserRecord) {
  return {
    id: user.id,
    accountLocked: user.isAccountLocked,
    accountLockedAt: user.isAccountLocked ? user.lastLoginDateTime : null,
    active: user.isActive,
    anonymous: false,
    canSchedule: user.canScheduleJobs,
    canSetPriority: user.canPrioritizeJobs,
    canSetWorkerAssignment: user.canAssignJobs,
    dateAdded: user.dateCreated,
    dateUpdated: user.dateCreated,
    email: user.email,
    expirationDate: null,
    firstName: user.firstName,
    lastName: user.lastName,
    numFailedLogins: user.isAccountLocked ? 5 : 0,
    pending: !user.isValidated,
    subscriptionId: user.subscriptionId,
    updateLastLoginDate: user.lastLoginDateTime,
    userProfile: { picture: '', iconId: '' },
    validated: user.isValidated,
    timezone: user.timeZone,
    language: user.language,
  }
}
