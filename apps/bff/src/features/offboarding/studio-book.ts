import type { ConnectionId } from '@curator/console-contract/ids'
import type { ConnectionGateways } from '../../alteryx/connection-gateways.ts'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import { groupBy } from '../../plans/changes/group-by.ts'
import type { Studios } from './studio-effects.ts'

/** Studios change seldom, and reading them asks for everybody. */
const keptMs = 10 * 60_000

/** Studios of each connection, kept for ten minutes. Never throws: `why` says why they are not known. */
export function createStudioBook(deps: {
  readonly gateways: Pick<ConnectionGateways, 'get'>
  readonly toWords: (error: unknown) => string
  readonly clock: Clock
}) {
  const kept = new Map<string, { readonly readMs: number; readonly studios: Studios }>()

  async function read(connectionId: ConnectionId): Promise<Studios> {
    const { studios } = await deps.gateways.get(connectionId)
    const call = { priority: 'people' } as const
    const [list, people] = await Promise.all([studios.listStudios(call), studios.listPeople(call)])
    const names = new Map(list.map(({ id, name }) => [id, name]))
    const inStudio = people.filter(({ studioId }) => studioId !== '')
    return {
      studioOf: new Map(
        inStudio.map(({ id, studioId }) => [
          id,
          { id: studioId, name: names.get(studioId) ?? studioId },
        ]),
      ),
      people: groupBy(inStudio, ({ studioId }) => studioId),
      why: null,
    }
  }

  return {
    find: async (connectionId: ConnectionId): Promise<Studios> => {
      const nowMs = deps.clock.monotonicMs()
      const known = kept.get(connectionId)
      if (known && nowMs - known.readMs < keptMs) return known.studios
      try {
        const studios = await read(connectionId)
        kept.set(connectionId, { readMs: nowMs, studios })
        return studios
      } catch (error) {
        if (error instanceof AppError && error.code === 'not_found') throw error
        return { studioOf: new Map(), people: new Map(), why: deps.toWords(error) }
      }
    },
  }
}

export type StudioBook = ReturnType<typeof createStudioBook>
