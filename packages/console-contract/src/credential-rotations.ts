import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { accountId, connectionId, credentialId, planId, rotationId, runId } from './ids.ts'
import { instant } from './instants.ts'
import { pageOf, pageQuery } from './paging.ts'
import { planState } from './plans.ts'
import { runState } from './runs.ts'

/*
 * Glossary.
 * rotation   the campaign in which one credential gets another password, with an owner and a deadline
 * step       what is done in it, in this order: look, hold, password, proof, restore, finish
 * hold       exactly the schedules that use it and are on are switched off; restoring switches on exactly those
 * proof      a workflow that is run once with the credential, to see that the new password works
 */

export const rotationSteps = ['look', 'hold', 'password', 'proof', 'restore', 'finish'] as const
export const rotationStep = z.enum(rotationSteps)
export type RotationStep = z.output<typeof rotationStep>

export const credentialRotation = z.object({
  id: rotationId,
  connectionId,
  credentialId,
  userName: z.string(),
  ownerName: z.string(),
  /** The last day, as `YYYY-MM-DD` in UTC. */
  deadline: z.iso.date(),
  isOverdue: z.boolean(),
  note: z.string(),
  state: z.enum(['open', 'done', 'cancelled']),
  createdAt: instant,
  createdByName: z.string(),
  finishedAt: instant.nullable(),
})
export type CredentialRotation = z.output<typeof credentialRotation>

/** One thing that was done in a rotation; a step may be taken again. */
export const rotationEntry = z.object({
  step: z.enum([...rotationSteps, 'cancel']),
  at: instant,
  accountName: z.string(),
  note: z.string(),
  /** Where it is a plan: the plan and what became of it. */
  plan: z
    .object({
      id: planId,
      state: planState,
      runId: runId.nullable(),
      runState: runState.nullable(),
    })
    .nullable(),
})
export type RotationEntry = z.output<typeof rotationEntry>

const owner = z.object({ id: accountId, name: z.string() })

/** Open ones first, the next deadline before later ones. `owners`: who can be given one. */
export const listRotations = endpoint({
  method: 'GET',
  path: '/credentials/rotations',
  status: 200,
  query: pageQuery.extend({ connectionId }),
  response: pageOf(credentialRotation).extend({ owners: z.array(owner) }),
  summary: 'Lists rotations of credentials.',
})

/** Errors: `not_found` (credential or owner), `directory_not_ready`. */
export const createRotation = endpoint({
  method: 'POST',
  path: '/credentials/rotations',
  status: 201,
  body: z.strictObject({
    connectionId,
    credentialId,
    ownerId: accountId,
    deadline: z.iso.date(),
    note: z.string().trim().max(500),
  }),
  response: z.object({ id: rotationId }),
  summary: 'Begins the rotation of a credential.',
})

const rotationParams = z.object({ rotationId })

export const rotationDetails = z.object({
  rotation: credentialRotation,
  /** Oldest first. */
  entries: z.array(rotationEntry),
  /** Why each step can't be taken now; null when it can. */
  cannot: z.record(rotationStep, z.string().nullable()),
  /** Steps that had nothing to write, or whose last run wrote everything. */
  done: z.array(rotationStep),
  /** Schedules that were switched off in it and not switched on again since. */
  offCount: z.int().nonnegative(),
  /** Why the password can't be changed by a plan here: then it is done by hand on the Server and ticked. */
  byHandBecause: z.string().nullable(),
  /** How the last proof run ended, as far as the Server tells. */
  proof: z.object({ jobId: z.string(), status: z.string(), why: z.string().nullable() }).nullable(),
})
export type RotationDetails = z.output<typeof rotationDetails>

export const getRotation = endpoint({
  method: 'GET',
  path: '/credentials/rotations/:rotationId',
  status: 200,
  params: rotationParams,
  response: rotationDetails,
  summary: 'One rotation: what was done, and what comes next.',
})

/**
 * Takes a step. Those that write to the Server answer a plan; `password` with `byHand` and steps that have nothing to
 * write answer null. Errors: `not_found`, `action_not_available` (another step comes first, or it has ended).
 */
export const takeRotationStep = endpoint({
  method: 'POST',
  path: '/credentials/rotations/:rotationId/steps',
  status: 201,
  params: rotationParams,
  body: z.discriminatedUnion('step', [
    z.strictObject({ step: z.literal('look') }),
    z.strictObject({ step: z.literal('hold') }),
    z.strictObject({
      step: z.literal('password'),
      byHand: z.boolean(),
      note: z.string().trim().max(500),
    }),
    z.strictObject({ step: z.literal('proof'), workflowId: z.string().min(1).max(128) }),
    z.strictObject({ step: z.literal('restore') }),
    z.strictObject({ step: z.literal('finish'), note: z.string().trim().max(500) }),
    z.strictObject({ step: z.literal('cancel'), note: z.string().trim().max(500) }),
  ]),
  response: z.object({ planId: planId.nullable() }),
  summary: 'Takes a step of a rotation.',
})
