import { randomUUID } from 'node:crypto'
import type { ApiCall } from '@curator/console-contract/api-explorer'
import type {
  RotationDetails,
  takeRotationStep,
} from '@curator/console-contract/credential-rotations'
import {
  type ConnectionId,
  type CredentialId,
  credentialId,
  type PlanId,
  planId,
  type RotationId,
  rotationId,
} from '@curator/console-contract/ids'
import type { ScheduleAction, ScheduleSelection } from '@curator/console-contract/schedule-plans'
import type { z } from 'zod'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import { findCredentialUses } from '../../directory/credential-uses.ts'
import type { Directories } from '../../directory/directory.ts'
import { openDirectory } from '../../directory/open-directory.ts'
import type {
  CredentialRotationStore,
  RotationEntryRecord,
  RotationRecord,
} from '../../store/credential-rotation.store.ts'
import { refuseUnread } from './credential-facts.ts'
import type { CredentialPlansService } from './credential-plans.service.ts'
import type { ProofReader } from './proof-reader.ts'
import { findCannot, findDone, listHolds } from './rotation-rules.ts'
import { type FoundUses, sayUses, toEntry, toView } from './rotation-views.ts'

type Step = z.output<typeof takeRotationStep.body>
/** Schedules that are switched on again in a minute. */
const perMinute = 60

interface Deps {
  readonly rotations: CredentialRotationStore
  readonly directories: Directories
  readonly clock: Clock
  readonly credentialPlans: CredentialPlansService
  readonly findByHand: (connectionId: ConnectionId) => Promise<string | null>
  readonly planSchedules: (
    request: {
      readonly connectionId: ConnectionId
      readonly selection: ScheduleSelection
      readonly action: ScheduleAction
    },
    authorId: string,
  ) => Promise<string>
  /** Why nothing is to be written, where there is no plan. */
  readonly restoreHolds: (
    holdIds: readonly [string, ...string[]],
    perMinute: number,
    authorId: string,
  ) => Promise<{ readonly planId: string | null; readonly reasons: readonly string[] }>
  readonly planCall: (
    connectionId: ConnectionId,
    authorId: string,
    call: ApiCall,
  ) => Promise<string>
  readonly discardPlan: (planId: string) => Promise<unknown>
  readonly proof: ProofReader
}

/** Rotations: one credential gets another password, step by step, and everybody sees how far it is. */
export class RotationsService {
  readonly #deps: Deps

  constructor(deps: Deps) {
    this.#deps = deps
  }

  async list(query: { connectionId: ConnectionId; page: number; pageSize: number }) {
    const { connectionId, page, pageSize } = query
    const window = { offset: (page - 1) * pageSize, limit: pageSize }
    const [{ rotations, total }, owners] = await Promise.all([
      this.#deps.rotations.list(connectionId, window),
      this.#deps.rotations.listOwners(),
    ])
    const today = this.#today()
    const items = rotations.map((rotation) => toView(rotation, today))
    return {
      items,
      total,
      page,
      pageSize,
      owners: owners.map((each) => ({ ...each, id: each.id as never })),
    }
  }

  async create(
    request: {
      readonly connectionId: ConnectionId
      readonly credentialId: CredentialId
      readonly ownerId: string
      readonly deadline: string
      readonly note: string
    },
    createdBy: string,
  ): Promise<{ id: RotationId }> {
    const { directory } = await openDirectory(this.#deps.directories, request.connectionId)
    const { items } = await directory.findContent('credential', { ids: [request.credentialId] })
    const owners = await this.#deps.rotations.listOwners()
    const [found] = items
    if (!found || !owners.some(({ id }) => id === request.ownerId)) {
      const detail = 'The credential or the owner is not there any more. Choose again.'
      throw new AppError('not_found', { detail })
    }
    const id = rotationId.parse(randomUUID())
    const createdAt = this.#deps.clock.now()
    const { userName } = found
    await this.#deps.rotations.create({ ...request, id, userName, createdBy, createdAt })
    return { id }
  }

  async get(id: RotationId): Promise<RotationDetails> {
    const rotation = await this.#find(id)
    const entries = await this.#listEntries(id)
    const connectionId = rotation.connectionId as ConnectionId
    const proofRun = entries.findLast(
      ({ runState, step }) => step === 'proof' && runState === 'done',
    )
    return {
      rotation: toView(rotation, this.#today()),
      entries: entries.map(toEntry),
      cannot: findCannot(rotation.state, entries),
      done: [...findDone(entries)],
      offCount: await this.#deps.rotations.countOff(id),
      byHandBecause: await this.#deps.findByHand(connectionId),
      proof: proofRun?.runId ? await this.#deps.proof(connectionId, proofRun.runId) : null,
    }
  }

  async take(id: RotationId, step: Step, accountId: string): Promise<{ planId: PlanId | null }> {
    const rotation = await this.#find(id)
    const entries = await this.#listEntries(id)
    const cannot = findCannot(rotation.state, entries)
    const why = step.step === 'cancel' ? toEnded(rotation.state) : cannot[step.step]
    if (why !== null) throw new AppError('action_not_available', { detail: why })
    const done = await this.#carryOut(rotation, entries, step, accountId)
    const at = this.#deps.clock.now()
    const ends = step.step === 'finish' ? 'done' : step.step === 'cancel' ? 'cancelled' : null
    const entry = { step: step.step, ...done, accountId, at }
    const isWritten = await this.#deps.rotations.addEntry(id, entry, {
      ends,
      seenCount: entries.length,
    })
    if (!isWritten) await this.#giveUp(done.planId)
    return { planId: done.planId === null ? null : planId.parse(done.planId) }
  }

  /** Somebody else took a step meanwhile: a plan of this one is not left for anybody to confirm. */
  async #giveUp(madePlanId: string | null): Promise<never> {
    if (madePlanId !== null) await this.#deps.discardPlan(madePlanId)
    const detail = 'Somebody took a step meanwhile, or ended the rotation. Look at it again.'
    throw new AppError('action_not_available', { detail })
  }

  #carryOut(
    rotation: RotationRecord,
    entries: readonly RotationEntryRecord[],
    step: Step,
    accountId: string,
  ): Promise<{ readonly planId: string | null; readonly note: string }> {
    switch (step.step) {
      case 'look':
        return this.#look(rotation)
      case 'hold':
        return this.#hold(rotation, accountId)
      case 'password':
        return this.#changePassword(rotation, step, accountId)
      case 'proof':
        return this.#prove(rotation, step.workflowId, accountId)
      case 'restore':
        return this.#restore(entries, accountId)
      case 'finish':
      case 'cancel':
        return Promise.resolve({ planId: null, note: step.note })
    }
  }

  async #look(rotation: RotationRecord) {
    return { planId: null, note: sayUses(await this.#findUses(rotation)) }
  }

  /** Exactly the schedules that use it and are on. */
  async #hold(rotation: RotationRecord, accountId: string) {
    const uses = await this.#findUses(rotation)
    refuseUnread(uses)
    const ids = uses.schedules.filter(({ isEnabled }) => isEnabled).map(({ id }) => id as never)
    if (ids.length === 0) return { planId: null, note: 'No schedule that uses it is on.' }
    const note = `Rotation of ${rotation.userName}`
    const made = await this.#deps.planSchedules(
      {
        connectionId: rotation.connectionId as ConnectionId,
        selection: { kind: 'ids', ids },
        action: { kind: 'hold', note },
      },
      accountId,
    )
    return { planId: made, note: ids.length === 1 ? '1 schedule' : `${ids.length} schedules` }
  }

  async #changePassword(
    rotation: RotationRecord,
    { byHand, note }: Extract<Step, { step: 'password' }>,
    accountId: string,
  ) {
    if (byHand) return { planId: null, note: note || 'Done by hand on the Server.' }
    const selection = { kind: 'ids' as const, ids: [credentialId.parse(rotation.credentialId)] }
    const connectionId = rotation.connectionId as ConnectionId
    const { credentialPlans } = this.#deps
    const action = { kind: 'password' } as const
    return {
      planId: await credentialPlans.createPlan(connectionId, selection, action, accountId),
      note,
    }
  }

  async #prove(rotation: RotationRecord, workflowId: string, accountId: string) {
    const made = await this.#deps.planCall(rotation.connectionId as ConnectionId, accountId, {
      operationId: 'Workflows_Enqueue',
      params: { workflowId },
      query: {},
      body: { credentialId: rotation.credentialId },
    })
    return { planId: made, note: `Workflow ${workflowId}` }
  }

  /** All that was switched off, by as many holds as it took. */
  async #restore(entries: readonly RotationEntryRecord[], accountId: string) {
    const [holdId, ...otherIds] = listHolds(entries).flatMap(({ planId: id }) => id ?? [])
    if (holdId === undefined) return { planId: null, note: 'Nothing was switched off.' }
    const made = await this.#deps.restoreHolds([holdId, ...otherIds], perMinute, accountId)
    return { planId: made.planId, note: made.reasons.join(' ') }
  }

  async #findUses(rotation: RotationRecord): Promise<FoundUses> {
    const connectionId = rotation.connectionId as ConnectionId
    const { directory } = await openDirectory(this.#deps.directories, connectionId)
    return findCredentialUses(directory, rotation.credentialId)
  }

  #listEntries(id: string) {
    return this.#deps.rotations.listEntries(id, this.#deps.clock.now())
  }

  async #find(id: string): Promise<RotationRecord> {
    const found = await this.#deps.rotations.find(id)
    if (found) return found
    throw new AppError('not_found', { detail: 'Load the list of rotations again.' })
  }

  #today(): string {
    return this.#deps.clock.now().toISOString().slice(0, 10)
  }
}

const toEnded = (state: RotationRecord['state']) =>
  state === 'open' ? null : `This rotation is ${state}.`
