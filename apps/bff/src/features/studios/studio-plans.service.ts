import type { ConnectionId, StudioId } from '@curator/console-contract/ids'
import { type StudioAction, studioAction } from '@curator/console-contract/studios'
import { z } from 'zod'
import { AppError } from '../../core/app-error.ts'
import type { Directory } from '../../directory/directory.ts'
import type { PlanDraft } from '../../plans/plan-draft.ts'
import type { CreatePlan } from '../../plans/plan-writer.ts'
import type { PlanRecord } from '../../store/plan.store.ts'
import { planStudios, type StudioFacts } from './studio-plan.ts'
import { type StudiosDeps, whyNoStudios } from './studios.service.ts'

const call = { priority: 'people' } as const
const keptAction = z.object({ action: studioAction })
const fromSheet = z.object({ about: z.literal('sheet') })

/** Plans for studios and their people. */
export class StudioPlansService {
  readonly #deps: StudiosDeps & { readonly createPlan: CreatePlan }

  constructor(deps: StudiosDeps & { readonly createPlan: CreatePlan }) {
    this.#deps = deps
  }

  /** Errors stand in the contract. */
  async createPlan(connectionId: ConnectionId, action: StudioAction, authorId: string) {
    refuseManyNames(action)
    const userIds = 'userIds' in action ? action.userIds : []
    const { facts, takenAt } = await this.gatherFacts(connectionId, userIds)
    const draft = planStudios(action, facts)
    return this.store(connectionId, draft, {
      title: toTitle(action, facts),
      options: { action },
      takenAt,
      authorId,
    })
  }

  /** Plans the same again: what is as wanted by now writes nothing. */
  async replan(plan: PlanRecord, authorId: string) {
    if (fromSheet.safeParse(plan.options).success)
      throw new AppError('action_not_available', {
        detail: 'The sheet is not kept. Bring it again: what is as wanted by now writes nothing.',
      })
    const { action } = keptAction.parse(plan.options)
    return this.createPlan(plan.connectionId as ConnectionId, action, authorId)
  }

  store(
    connectionId: ConnectionId,
    draft: PlanDraft,
    more: {
      readonly title: string
      readonly options: Readonly<Record<string, unknown>>
      readonly takenAt: string
      readonly authorId: string
    },
  ) {
    const { authorId, options, takenAt, title } = more
    const request = { connectionId, authorId, title, options, directoryTakenAt: takenAt }
    return this.#deps.createPlan({ ...request, slice: 'studios', sheetId: null }, draft.chunks())
  }

  /** People by e-mail. Throws `directory_not_ready`. */
  async findPeople(connectionId: ConnectionId, emails: readonly string[]) {
    const directory = await this.#deps.directories.get(connectionId)
    const detail = 'Refresh the connection, then try again.'
    if (directory.status().takenAt === null) throw new AppError('directory_not_ready', { detail })
    return directory.findUsersByEmail([...new Set(emails.filter(Boolean))])
  }

  /** Studios and places of people as they are now. Throws `action_not_available` and `directory_not_ready`. */
  async gatherFacts(connectionId: ConnectionId, userIds: readonly string[]) {
    const why = await whyNoStudios(this.#deps, connectionId)
    if (why !== null) throw new AppError('action_not_available', { detail: why })
    const directory = await this.#deps.directories.get(connectionId)
    const { takenAt } = directory.status()
    const detail = 'Refresh the connection, then try again.'
    if (takenAt === null) throw new AppError('directory_not_ready', { detail })
    const { studios } = await this.#deps.gateways.get(connectionId)
    const [found, users, places, credentials] = await Promise.all([
      studios.listInFull(call),
      directory.findUsersById(userIds),
      userIds.length > 0 ? this.#deps.studios.find(connectionId, true) : noPlaces,
      directory.findContent('credential', {}),
    ])
    const names = Object.fromEntries(credentials.items.map(({ id, userName }) => [id, userName]))
    const facts: StudioFacts = {
      studios: new Map(
        found.map(({ credentialId, id, ...studio }) => {
          const name = names[credentialId] ?? credentialId
          const credential = credentialId === '' ? null : { id: credentialId, name }
          return [id, { ...studio, id: id as StudioId, credential }] as const
        }),
      ),
      users: new Map(users.map((user) => [user.id as string, user])),
      workflowCounts: await countWorkflows(directory, userIds),
      places,
      credentialNames: names,
      credentialsWhy: credentials.why,
    }
    return { directory, facts, takenAt }
  }
}

const noPlaces = { studioOf: new Map(), people: new Map(), all: [], why: null }

async function countWorkflows(directory: Directory, ownerIds: readonly string[]) {
  const counts = new Map<string, number>()
  if (ownerIds.length === 0) return counts
  const { items } = await directory.findContent('workflow', { ownerIds })
  for (const { ownerId } of items) counts.set(ownerId, (counts.get(ownerId) ?? 0) + 1)
  return counts
}

function refuseManyNames(action: StudioAction): void {
  if (action.kind !== 'update' || action.name === undefined || action.studioIds.length === 1) return
  const message = 'Only one studio at a time can be renamed.'
  throw new AppError('request_invalid', {
    fields: [{ path: 'body.action.name', rule: 'single', message }],
  })
}

const countOf = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

function toTitle(action: StudioAction, { studios }: StudioFacts): string {
  switch (action.kind) {
    case 'create':
      return `Create the studio “${action.name}”`
    case 'move':
      return `Move ${countOf(action.userIds.length, 'person', 'people')} into the studio “${studios.get(action.studioId)?.name ?? action.studioId}”`
    case 'update':
      return `Change ${countOf(action.studioIds.length, 'studio', 'studios')}`
    case 'delete':
      return `Delete ${countOf(action.studioIds.length, 'studio', 'studios')}`
  }
}
