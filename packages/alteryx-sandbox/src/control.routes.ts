import express, { type IRouter } from 'express'
import { z } from 'zod'
import { checkWorld } from './check-world.ts'
import { recallJobs } from './jobs/recall-jobs.ts'
import type { UserPatch } from './records.ts'
import { planAllSchedules } from './schedules/plan-schedules.ts'
import type { SandboxState } from './state.ts'
import { toUser } from './views.ts'
import { loadWorld, worldNames } from './worlds/load-world.ts'

const worldBody = z.object({
  world: z.enum(worldNames).optional(),
  userCount: z.int().min(1).max(1_000_000).optional(),
  seed: z.int().optional(),
  scheduleCount: z.int().min(0).max(1_000_000).optional(),
})
const faultBody = z.strictObject({
  operation: z.string().optional(),
  method: z.string().optional(),
  path: z.string().optional(),
  match: z.string().optional(),
  nth: z.int().min(1).optional(),
  every: z.int().min(1).optional(),
  times: z.int().min(1).optional(),
  status: z.int().min(200).max(599).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
  delayMs: z.int().min(0).optional(),
  brokenBody: z.boolean().optional(),
  reset: z.enum(['before', 'after']).optional(),
  applyFirst: z.boolean().optional(),
})

/** Test control (JSON). Never served unless asked for: it needs no sign-in. */
export function controlRoutes(state: SandboxState): IRouter {
  const router = express.Router()
  router.use(express.json())
  router.use((_req, _res, next) => {
    // Whatever was planned until now has happened when the truth is asked for.
    state.world.timeline.advanceTo(state.clock.now())
    next()
  })
  worldRoutes(router, state)
  router.get('/clock', (_req, res) => res.json({ now: state.clock.instant() }))
  router.post('/clock', (req, res) => {
    state.clock.advance(z.object({ advanceMs: z.int().min(0) }).parse(req.body).advanceMs)
    res.json({ now: state.clock.instant() })
  })
  router.get('/faults', (_req, res) => res.json(state.faults.list()))
  router.post('/faults', (req, res) => {
    const given = Object.entries(faultBody.parse(req.body)).filter(
      ([, value]) => value !== undefined,
    )
    res.status(201).json(state.faults.add(Object.fromEntries(given)))
  })
  router.delete('/faults', (_req, res) => {
    state.faults.clear()
    res.status(204).end()
  })
  router.get('/calls', (req, res) => res.json(state.calls.list(readOperation(req.url))))
  router.get('/calls/count', (req, res) =>
    res.json({ count: state.calls.count(readOperation(req.url)) }),
  )
  router.delete('/calls', (_req, res) => {
    state.calls.clear()
    res.status(204).end()
  })
  router.post('/tokens/revoke', (_req, res) => {
    state.tokens.revoke()
    res.status(204).end()
  })
  router.use(((error, _req, res, next) => {
    if (error instanceof z.ZodError) res.status(400).json({ message: z.prettifyError(error) })
    else if (error instanceof RangeError) res.status(404).json({ message: error.message })
    else next(error)
  }) satisfies express.ErrorRequestHandler)
  return router
}

function worldRoutes(router: IRouter, state: SandboxState): void {
  const summary = () => ({
    userCount: state.world.users.size,
    userGroupCount: state.world.userGroups.size,
    assetCount:
      state.world.workflows.size + state.world.schedules.size + state.world.collections.size,
    mails: state.world.mails,
    inconsistencies: checkWorld(state.world),
  })
  router.get('/world', (_req, res) => res.json(summary()))
  router.post('/world', (req, res) => {
    const wanted = worldBody.parse(req.body ?? {})
    const { world, userCount, seed, scheduleCount } = {
      ...state.options,
      ...wanted,
    } as typeof state.options
    state.tokens.revoke()
    state.world = loadWorld(world, userCount, seed, scheduleCount)
    planAllSchedules(state.world, state.clock.now())
    recallJobs(state.world, state.clock.now())
    res.json(summary())
  })
  const truth = (userId: string) => {
    const user = state.world.users.get(userId)
    return user
      ? {
          ...toUser(state.world, user, true),
          dateCreated: user.dateCreated,
          userGroupIds: user.userGroupIds,
        }
      : null
  }
  router.get('/users', (req, res) => {
    const email = readSearch(req.url).get('email')
    const users = email === null ? state.world.users.values() : state.world.findByEmail(email)
    res.json([...users].map((user) => truth(user.id)))
  })
  router.get('/schedules', (_req, res) => res.json([...state.world.schedules.values()]))
  router.patch('/users/:userId', (req, res) => {
    res.json(
      truth(state.world.updateUser(req.params.userId, userPatch.parse(req.body) as UserPatch).id),
    )
  })
}

const userPatch = z.looseObject({ id: z.never().optional(), userGroupIds: z.never().optional() })

function readSearch(url: string): URLSearchParams {
  return new URLSearchParams(url.split('?')[1] ?? '')
}

function readOperation(url: string): { operation?: string } {
  const operation = readSearch(url).get('operation')
  return operation === null ? {} : { operation }
}
