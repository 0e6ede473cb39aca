import type { ConnectionId, StudioId, UserId } from '@curator/console-contract/ids'
import type { Studio, StudioFilters } from '@curator/console-contract/studios'
import type { CapabilityBook } from '../../alteryx/capabilities.ts'
import type { ConnectionGateways } from '../../alteryx/connection-gateways.ts'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { Directories } from '../../directory/directory.ts'
import { createKeptList } from '../../directory/kept-list.ts'
import type { StudioBook } from '../../directory/studio-book.ts'
import { toName } from '../../plans/planned/words.ts'

export interface StudiosDeps {
  readonly directories: Directories
  readonly gateways: Pick<ConnectionGateways, 'get'>
  readonly capabilities: Pick<CapabilityBook, 'find'>
  readonly studios: StudioBook
  readonly clock: Clock
}

const call = { priority: 'people' } as const

/** Why studios of a Server can’t be changed; null where they can. */
export async function whyNoStudios(
  { capabilities }: Pick<StudiosDeps, 'capabilities'>,
  connectionId: ConnectionId,
): Promise<string | null> {
  return (await capabilities.find(connectionId)).whyMissing('Subscriptions_GetSubscriptions')
}

/** Studios for people, as the Server tells them now; older releases tell names and people alone. */
export class StudiosService {
  readonly #deps: StudiosDeps
  readonly #list: ReturnType<typeof createKeptList<readonly Studio[]>>

  constructor(deps: StudiosDeps) {
    this.#deps = deps
    this.#list = createKeptList(deps, (connectionId) => this.#read(connectionId))
  }

  async list(query: StudioFilters & { readonly page: number; readonly pageSize: number }) {
    const { connectionId, page, pageSize, search, sort, state } = query
    const { readAt, value } = await this.#list(connectionId)
    const wanted = (search ?? '').trim().toLowerCase()
    const matching = value.filter(
      (studio) =>
        studio.name.toLowerCase().includes(wanted) &&
        (state.length === 0 || state.includes(isEmpty(studio) ? 'empty' : 'peopled')),
    )
    const sorted = sortStudios(matching, sort)
    const items = sorted.slice((page - 1) * pageSize, page * pageSize)
    const why = await whyNoStudios(this.#deps, connectionId)
    return { items, total: sorted.length, page, pageSize, readAt, why }
  }

  /** Throws `not_found`. */
  async get(connectionId: ConnectionId, studioId: StudioId) {
    const why = await whyNoStudios(this.#deps, connectionId)
    const { readAt, value } = await this.#list(connectionId)
    const studio = value.find(({ id }) => id === studioId)
    if (!studio) {
      const detail = 'This studio is not on the Server, or no longer. Look for it in the list.'
      throw new AppError('not_found', { detail })
    }
    const { people, workflows } = await this.#readContent(connectionId, studioId, why === null)
    return { studio, people, workflows, readAt, why }
  }

  async #readContent(connectionId: ConnectionId, studioId: StudioId, isFull: boolean) {
    const { studios } = await this.#deps.gateways.get(connectionId)
    const content = isFull
      ? await studios.get(studioId, call)
      : { people: (await this.#deps.studios.find(connectionId)).people.get(studioId) ?? [] }
    const directory = await this.#deps.directories.get(connectionId)
    const ids = content.people.map(({ id }) => id)
    const known = new Map(
      (await directory.findUsersById(ids)).map((user) => [user.id as string, user]),
    )
    const people = content.people.map(({ id, name }) => {
      const user = known.get(id)
      return { id: id as UserId, name: user ? toName(user) : name, email: user?.email ?? '' }
    })
    people.sort((a, b) => a.name.localeCompare(b.name))
    return { people, workflows: 'workflows' in content ? content.workflows.toSorted(byName) : null }
  }

  async #read(connectionId: ConnectionId): Promise<readonly Studio[]> {
    if ((await whyNoStudios(this.#deps, connectionId)) !== null)
      return this.#readByBook(connectionId)
    const { studios } = await this.#deps.gateways.get(connectionId)
    const found = await studios.listInFull(call)
    const directory = await this.#deps.directories.get(connectionId)
    const ids = [...new Set(found.map(({ credentialId }) => credentialId).filter(Boolean))]
    const { items } = await directory.findContent('credential', { ids })
    const names = new Map(items.map(({ id, userName }) => [id, userName]))
    return found.map(({ credentialId, id, ...studio }) => ({
      ...studio,
      id: id as StudioId,
      credential:
        credentialId === ''
          ? null
          : { id: credentialId, name: names.get(credentialId) ?? credentialId },
    }))
  }

  async #readByBook(connectionId: ConnectionId): Promise<readonly Studio[]> {
    const { all, people, why } = await this.#deps.studios.find(connectionId)
    if (why !== null) throw new AppError('content_not_available', { detail: why })
    return all.map(({ id, name }) => ({
      id: id as StudioId,
      name,
      userCount: people.get(id)?.length ?? 0,
      workflowCount: null,
      credential: null,
      canShareSchedules: null,
    }))
  }
}

const isEmpty = ({ userCount, workflowCount }: Studio) =>
  (userCount ?? 0) + (workflowCount ?? 0) === 0

const byName = (a: { readonly name: string }, b: { readonly name: string }) =>
  a.name.localeCompare(b.name)

function sortStudios(studios: readonly Studio[], sort: StudioFilters['sort']): readonly Studio[] {
  const column = sort.replace('-', '') as 'name' | 'userCount' | 'workflowCount'
  const sign = sort.startsWith('-') ? -1 : 1
  return studios.toSorted((a, b) =>
    column === 'name'
      ? sign * byName(a, b)
      : sign * ((a[column] ?? -1) - (b[column] ?? -1)) || byName(a, b),
  )
}
