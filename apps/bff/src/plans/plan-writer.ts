import type { PlanId } from '@curator/console-contract/ids'
import { planId } from '@curator/console-contract/ids'
import type { Clock } from '../core/clock.ts'
import type { PlanStore } from '../store/plan.store.ts'
import type { PlanChunk } from './change.ts'

/** How long a plan may wait for its confirmation. */
const planLifetimeMs = 24 * 60 * 60 * 1_000

/** What a slice says of a plan beside its rows and changes. */
export interface PlanRequest {
  readonly connectionId: string
  readonly authorId: string
  /** The slice that made it, and that plans failed rows again. */
  readonly slice: string
  readonly title: string
  readonly sheetId: string | null
  /** The run that the plan undoes; default none. */
  readonly undoOf?: string
  /** What the slice needs to plan the same rows again; JSON. */
  readonly options: Readonly<Record<string, unknown>>
  /** When the directory it was computed from was read: a UTC instant. */
  readonly directoryTakenAt: string
}

/** Stores a plan from its pieces. Throws what the pieces throw, and a `RangeError` for changes out of order. */
export type CreatePlan = (request: PlanRequest, chunks: AsyncIterable<PlanChunk>) => Promise<PlanId>

/** The way slices make plans. `createId` answers a UUID. */
export function createPlanWriter(options: {
  readonly plans: PlanStore
  readonly clock: Clock
  readonly createId: () => string
}): CreatePlan {
  return async (request, chunks) => {
    const id = planId.parse(options.createId())
    const createdAt = options.clock.now()
    await options.plans.create(
      {
        ...request,
        undoOf: request.undoOf ?? null,
        id,
        directoryTakenAt: toDate(request.directoryTakenAt),
        createdAt,
        expiresAt: toDate(createdAt.getTime() + planLifetimeMs),
      },
      chunks,
    )
    return id
  }
}

function toDate(value: string | number): Date {
  return new Date(value)
}
