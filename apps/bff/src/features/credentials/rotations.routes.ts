import * as wire from '@curator/console-contract/credential-rotations'
import type { IRouter } from 'express'
import { route } from '../../http/route.ts'
import type { RotationsService } from './rotations.service.ts'

const mayRead = { permission: 'directory.read' } as const
const mayPlan = { permission: 'plans.write' } as const

export interface RotationServices {
  readonly rotations: RotationsService
}

/** Rotations of credentials. Mounted before single credentials: an id may be any word. */
export function mountRotations(router: IRouter, { rotations }: RotationServices): void {
  route(router, wire.listRotations, mayRead, ({ query }) => rotations.list(query))
  route(router, wire.createRotation, mayPlan, ({ body }, { account }) =>
    rotations.create(body, account.id),
  )
  route(router, wire.getRotation, mayRead, ({ params }) => rotations.get(params.rotationId))
  route(router, wire.takeRotationStep, mayPlan, ({ params, body }, { account }) =>
    rotations.take(params.rotationId, body, account.id),
  )
}
