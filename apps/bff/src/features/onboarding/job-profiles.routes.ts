import * as wire from '@curator/console-contract/job-profiles'
import type { IRouter } from 'express'
import { route } from '../../http/route.ts'
import type { JobProfilesService } from './job-profiles.service.ts'

const mayPlan = { permission: 'plans.write' } as const
const mayRead = { permission: 'directory.read' } as const

/** The routes of job profiles. */
export function mountJobProfiles(router: IRouter, profiles: JobProfilesService): void {
  route(router, wire.listJobProfiles, mayRead, ({ query }) => profiles.list(query.connectionId))
  route(router, wire.createJobProfile, mayPlan, ({ body }, { account }) =>
    profiles.create(body, account.id),
  )
  route(router, wire.updateJobProfile, mayPlan, ({ params, body }) =>
    profiles.update(params.jobProfileId, body),
  )
  route(router, wire.removeJobProfile, mayPlan, ({ params }) =>
    profiles.remove(params.jobProfileId),
  )
}
