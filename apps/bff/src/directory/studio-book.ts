import type { ConnectionId } from '@curator/console-contract/ids'
import type { ConnectionGateways } from '../alteryx/connection-gateways.ts'
import type { StudiosGateway } from '../alteryx/studio-door.ts'
import { AppError } from '../core/app-error.ts'
import type { Clock } from '../core/clock.ts'
import type { Directories, Directory } from './directory.ts'
import { createKeptList } from './kept-list.ts'

interface StudioName {
  readonly id: string
  readonly name: string
}

/** Which studio each person is in; `why` says why that is not known. */
export interface Studios {
  readonly studioOf: ReadonlyMap<string, StudioName>
  /** People of each studio by its id. */
  readonly people: ReadonlyMap<string, readonly { readonly id: string; readonly name: string }[]>
  /** All of them, empty ones included. */
  readonly all: readonly StudioName[]
  readonly why: string | null
}

/**
 * Studios change seldom, and reading them asks for everybody: kept for ten minutes, unless this console changed something
 * beside the directory. A run does that many times, so there are at least five seconds between two readings.
 */
const keeping = {
  keptMs: 10 * 60_000,
  revisionOf: (directory: Directory) => directory.elsewhereRevision(),
  restMs: 5_000,
}
const call = { priority: 'people' } as const

/** Studios of each connection, kept. Never throws for a Server that can't be read: `why` says why they are not known. */
export function createStudioBook(deps: {
  readonly directories: Directories
  readonly gateways: Pick<ConnectionGateways, 'get'>
  readonly toWords: (error: unknown) => string
  readonly clock: Clock
}) {
  const openDoor = async (connectionId: ConnectionId) =>
    (await deps.gateways.get(connectionId)).studios

  const read = async (connectionId: ConnectionId): Promise<Studios> => {
    const studios = await openDoor(connectionId)
    try {
      return await readByPeople(studios)
    } catch (error) {
      // Newer Servers tell it by V3, too.
      return readByStudio(studios).catch(() => {
        throw error
      })
    }
  }
  const keptStudios = createKeptList(deps, read, keeping)
  // A Server that does not tell them is not asked again and again, either.
  const keptNames = createKeptList(
    deps,
    async (id) => listNames(await openDoor(id)).catch((): readonly StudioName[] => []),
    keeping,
  )

  return {
    /** Names by id, without asking for people; none where the Server does not tell them. */
    findNames: async (connectionId: ConnectionId): Promise<ReadonlyMap<string, string>> => {
      const { value } = await keptNames(connectionId)
      return new Map(value.map(({ id, name }) => [id, name]))
    },
    /** `isFresh`: as it is now, for plans. */
    find: async (connectionId: ConnectionId, isFresh = false): Promise<Studios> => {
      try {
        return (await keptStudios(connectionId, isFresh)).value
      } catch (error) {
        if (error instanceof AppError && error.code === 'not_found') throw error
        return { studioOf: new Map(), people: new Map(), all: [], why: deps.toWords(error) }
      }
    },
  }
}

export type StudioBook = ReturnType<typeof createStudioBook>

const listNames = (studios: StudiosGateway): Promise<readonly StudioName[]> =>
  studios.listStudios(call).catch(() => studios.listInFull(call))

async function readByPeople(studios: StudiosGateway): Promise<Studios> {
  const [all, people] = await Promise.all([studios.listStudios(call), studios.listPeople(call)])
  return toStudios(
    all,
    people.filter(({ studioId }) => studioId !== ''),
  )
}

async function readByStudio(studios: StudiosGateway): Promise<Studios> {
  const all = await studios.listInFull(call)
  const found: Parameters<typeof toStudios>[1][number][] = []
  for (const { id } of all) {
    const { people } = await studios.get(id, call)
    found.push(...people.map((person) => ({ ...person, studioId: id })))
  }
  return toStudios(all, found)
}

function toStudios(
  all: readonly StudioName[],
  found: readonly (StudioName & { readonly studioId: string })[],
): Studios {
  const names = new Map(all.map(({ id, name }) => [id, name]))
  const people = new Map<string, StudioName[]>()
  for (const { id, name, studioId } of found) {
    const others = people.get(studioId)
    if (others) others.push({ id, name })
    else people.set(studioId, [{ id, name }])
  }
  return {
    studioOf: new Map(
      found.map(({ id, studioId }) => [
        id,
        { id: studioId, name: names.get(studioId) ?? studioId },
      ]),
    ),
    people,
    all: all.map(({ id, name }) => ({ id, name })),
    why: null,
  }
}
