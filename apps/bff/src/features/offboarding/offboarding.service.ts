import type { Connection } from '@curator/console-contract/connections'
import {
  type ConnectionId,
  connectionId as connectionIdSchema,
} from '@curator/console-contract/ids'
import {
  createOffboardingPlan,
  type LeaverPreview,
  type OffboardingRequest,
} from '@curator/console-contract/offboarding'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { Directories, Directory } from '../../directory/directory.ts'
import type { StudioBook } from '../../directory/studio-book.ts'
import type { CreatePlan } from '../../plans/plan-writer.ts'
import { toName } from '../../plans/planned/words.ts'
import type { SheetProcess } from '../../sheets/sheet-process.ts'
import type { OffboardingTaskStore } from '../../store/offboarding-task.store.ts'
import type { PlanRecord } from '../../store/plan.store.ts'
import { comparePeople } from './compare-people.ts'
import { gatherFacts, type LeaverFacts, type OffboardingFacts } from './leaver-facts.ts'
import { planOffboarding } from './offboarding-plan.ts'
import { findColumns, toLeaverRows } from './read-leavers.ts'
import { listSideEffects } from './side-effects.ts'
import { toTasks } from './tasks.ts'

export interface OffboardingOptionsOfService {
  readonly directories: Directories
  /** How people sign in to the Server of a connection. Throws `not_found`. */
  readonly findSignIn: (connectionId: ConnectionId) => Promise<Connection['signIn']>
  readonly studios: StudioBook
  readonly tasks: OffboardingTaskStore
  readonly createPlan: CreatePlan
  readonly readSheet: SheetProcess['readSheet']
  readonly clock: Clock
  /** Answers a UUID. */
  readonly createId: () => string
}

const bodySchema = createOffboardingPlan.body

/** Leavers and movers: what follows from an offboarding, its plan, and comparing people. */
export class OffboardingService {
  readonly #deps: OffboardingOptionsOfService

  constructor(deps: OffboardingOptionsOfService) {
    this.#deps = deps
  }

  /** What the plan would do, leaver by leaver; the first `shown` of them. */
  async preview({ shown, ...request }: OffboardingRequest & { readonly shown: number }) {
    const { directory, takenAt } = await this.#open(request.connectionId)
    const [all, signIn, studios] = await Promise.all([
      gatherFacts(directory, request.leavers),
      this.#deps.findSignIn(request.connectionId),
      this.#deps.studios.find(request.connectionId),
    ])
    const now = this.#deps.clock.now()
    const { draft, leavers } = planOffboarding(all, request.options, signIn)
    const items = leavers.slice(0, shown).map(
      (planned): LeaverPreview => ({
        ...toPreview(planned.facts),
        steps: draft.listSentences(planned.changeSeqs),
        sideEffects: listSideEffects(planned, all, request.options, { signIn, studios }),
        tasks: toTasks(planned, all, request.options, now).map(({ sentence }) => sentence),
      }),
    )
    return { items, takenAt }
  }

  /** Stores the plan with its tasks; tasks first, so that a plan never stands without them. */
  async createPlan(request: OffboardingRequest, authorId: string) {
    const { directory, takenAt } = await this.#open(request.connectionId)
    const [all, signIn] = await Promise.all([
      gatherFacts(directory, request.leavers),
      this.#deps.findSignIn(request.connectionId),
    ])
    const { draft, leavers } = planOffboarding(all, request.options, signIn)
    const { clock, createId, createPlan, tasks } = this.#deps
    const taskSetId = createId()
    const now = clock.now()
    await tasks.add(
      taskSetId,
      leavers.flatMap((planned) => toTasks(planned, all, request.options, now)),
      now,
    )
    return createPlan(
      {
        connectionId: request.connectionId,
        authorId,
        slice: 'offboarding',
        title: toTitle(all),
        sheetId: null,
        options: { request, taskSetId },
        directoryTakenAt: takenAt,
      },
      draft.chunks(),
    )
  }

  /** Plans the leavers of these rows again. */
  async replan(plan: PlanRecord, lines: readonly number[], authorId: string) {
    const request = bodySchema.parse(plan.options.request)
    const wanted = new Set(lines)
    const leavers = request.leavers.filter((_, at) => wanted.has(at + 1))
    return this.createPlan({ ...request, leavers }, authorId)
  }

  /** Reads a sheet of leavers; nothing is kept. */
  async readLeavers(connectionId: ConnectionId, bytes: Uint8Array) {
    const { directory } = await this.#open(connectionId)
    const sheet = await this.#deps.readSheet(bytes, {})
    const { notices, ...columns } = findColumns(sheet)
    const items = await toLeaverRows(sheet, columns, (emails) => directory.findUsersByEmail(emails))
    return { items, notices }
  }

  async compare(query: {
    readonly connectionId: ConnectionId
    readonly userId: OffboardingRequest['leavers'][number]['userId']
    readonly modelId: OffboardingRequest['leavers'][number]['userId']
  }) {
    const { directory, takenAt } = await this.#open(query.connectionId)
    return { ...(await comparePeople(directory, query.userId, query.modelId)), takenAt }
  }

  async #open(
    connectionId: ConnectionId | string,
  ): Promise<{ directory: Directory; takenAt: string }> {
    const directory = await this.#deps.directories.get(connectionIdSchema.parse(connectionId))
    const { takenAt } = directory.status()
    if (takenAt !== null) return { directory, takenAt }
    const detail = 'Refresh the connection, then try again.'
    throw new AppError('directory_not_ready', { detail })
  }
}

function toPreview(facts: LeaverFacts) {
  const { user, successor, workflows, schedules, collections } = facts
  const toPerson = (each: LeaverFacts['user']) => ({
    id: each.id,
    name: toName(each),
    email: each.email,
  })
  return {
    person: toPerson(user),
    successor: successor && toPerson(successor.user),
    isActive: user.isActive,
    counts: {
      workflows: workflows.length,
      schedules: schedules.length,
      collections: collections.length,
      groups: user.groups.length,
    },
  }
}

function toTitle({ leavers }: OffboardingFacts): string {
  const [first] = leavers
  return first && leavers.length === 1
    ? `Offboard ${toName(first.user)}`
    : `Offboard ${leavers.length} people`
}
