import type { ConnectionId } from '@curator/console-contract/ids'
import type { OpenCollectionBook } from './collections/collection-book.ts'
import type { Clock } from './core/clock.ts'
import type { Directories } from './directory/directory.ts'
import { CollectionPlansService } from './features/collections/collection-plans.service.ts'
import { CollectionSheetsService } from './features/collections/collection-sheets.service.ts'
import type { CollectionServices } from './features/collections/collections.routes.ts'
import { CollectionsService } from './features/collections/collections.service.ts'
import type { CreatePlan } from './plans/plan-writer.ts'
import type { SheetProcess } from './sheets/sheet-process.ts'
import type { ConnectionStore } from './store/connection.store.ts'

/** Puts the slice of collections together. */
export function createCollectionDeps(parts: {
  readonly connections: ConnectionStore
  readonly directories: Directories
  readonly openCollections: OpenCollectionBook
  readonly createPlan: CreatePlan
  readonly sheetProcess: SheetProcess
  readonly clock: Clock
}): CollectionServices {
  const findSignIn = async (id: ConnectionId) =>
    (await parts.connections.find(id))?.signIn ?? 'unknown'
  const usesSids = async (id: ConnectionId) => (await findSignIn(id)) === 'windows'
  const shared = { ...parts, openBook: parts.openCollections, findSignIn }
  return {
    collections: new CollectionsService({ ...shared, usesSids }),
    collectionPlans: new CollectionPlansService(shared),
    collectionSheets: new CollectionSheetsService(shared),
  }
}
