import type { ConnectionId } from '@curator/console-contract/ids'
import type { ConnectionGateways } from './alteryx/connection-gateways.ts'
import { createAccessBooks } from './collections/access-book.ts'
import type { OpenCollectionBook } from './collections/collection-book.ts'
import type { Clock } from './core/clock.ts'
import type { Directories } from './directory/directory.ts'
import type { StudioBook } from './directory/studio-book.ts'
import type { AccessServices } from './features/access/access.routes.ts'
import { AccessService } from './features/access/access.service.ts'
import { MissingSharesService } from './features/access/missing-shares.service.ts'
import { NeedsService } from './features/access/needs.service.ts'
import type { CreatePlan } from './plans/plan-writer.ts'
import { createCollectionNeedStore } from './store/collection-need.store.ts'
import type { ConnectionStore } from './store/connection.store.ts'
import type { OpenDatabase } from './store/database.ts'

/** Puts the slice together that explains access. */
export function createAccessDeps(parts: {
  readonly store: OpenDatabase
  readonly connections: ConnectionStore
  readonly gateways: ConnectionGateways
  readonly directories: Directories
  readonly openCollections: OpenCollectionBook
  readonly studioBook: StudioBook
  readonly createPlan: CreatePlan
  readonly clock: Clock
}): AccessServices {
  const { connections, store, studioBook: studios } = parts
  const needs = createCollectionNeedStore(store.db)
  const openAccess = createAccessBooks(parts)
  const isWindows = async (id: string) =>
    (await connections.find(id as ConnectionId))?.signIn === 'windows'
  return {
    access: new AccessService({ ...parts, openAccess, studios, isWindows }),
    missingShares: new MissingSharesService({ ...parts, openAccess, needs }),
    collectionNeeds: new NeedsService({ ...parts, openAccess, needs }),
  }
}
