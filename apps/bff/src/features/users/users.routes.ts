import { getUserDetails, listUserEvents } from '@curator/console-contract/user-details'
import { createUserPlan } from '@curator/console-contract/user-plans'
import {
  exportUsers,
  getUser,
  listUserChoices,
  listUserFindings,
  listUsers,
} from '@curator/console-contract/users'
import type { IRouter } from 'express'
import type { Clock } from '../../core/clock.ts'
import type { Directories } from '../../directory/directory.ts'
import { route } from '../../http/route.ts'
import type { UserDetailsService } from './details/user-details.service.ts'
import type { UserPlansService } from './user-plans.service.ts'
import * as service from './users.service.ts'

const mayRead = { permission: 'directory.read' } as const
const mayPlan = { permission: 'plans.write' } as const
/** Values of ten thousand people, each with their own. */
const planBytesMax = 8 * 1_048_576

/** Users of a connection, from the directory. `/users/export` and its like stand before `/users/:userId`. */
export function mountUsers(
  router: IRouter,
  deps: {
    readonly directories: Directories
    readonly clock: Clock
    readonly userPlans: UserPlansService
    readonly userDetails: UserDetailsService
  },
): void {
  route(router, listUsers, mayRead, ({ query }) => service.listUsers(deps.directories, query))
  route(router, exportUsers, mayRead, ({ query }) =>
    service.exportUsers(deps.directories, deps.clock, query),
  )
  route(router, listUserChoices, mayRead, ({ query }) =>
    service.listUserChoices(deps.directories, query.connectionId),
  )
  route(router, listUserFindings, mayRead, ({ query }) =>
    service.listUserFindings(deps.directories, query),
  )
  route(router, getUser, mayRead, ({ params, query }) =>
    service.getUser(deps.directories, query.connectionId, params.userId),
  )
  route(router, getUserDetails, mayRead, ({ params, query }) =>
    deps.userDetails.getDetails(query.connectionId, params.userId),
  )
  route(router, listUserEvents, mayRead, ({ params, query }) =>
    deps.userDetails.listEvents(params.userId, query),
  )
  route(
    router,
    createUserPlan,
    mayPlan,
    async ({ body }, { account }) => ({
      planId: await deps.userPlans.createPlan(body, account.id),
    }),
    [],
    planBytesMax,
  )
}
