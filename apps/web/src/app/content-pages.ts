import type { RouteObject } from 'react-router'
import { routePatterns } from '../paths.ts'
import { lazyPage as page } from './lazy-page.ts'

/** Pages of the group Content: collections, credentials, data connections, studios, and who may reach what. */
export const contentPages: RouteObject[] = [
  page(
    routePatterns.collectionSheet,
    async () =>
      (await import('../features/collections/sheet/collection-sheet-page.tsx')).CollectionSheetPage,
  ),
  page(
    routePatterns.collections,
    async () => (await import('../features/collections/collections-page.tsx')).CollectionsPage,
  ),
  page(
    routePatterns.collection,
    async () =>
      (await import('../features/collections/details/collection-page.tsx')).CollectionPage,
  ),
  page(
    routePatterns.collectionMemberships,
    async () =>
      (await import('../features/collections/memberships/memberships-page.tsx')).MembershipsPage,
  ),
  page(
    routePatterns.looseWorkflows,
    async () =>
      (await import('../features/collections/loose/loose-workflows-page.tsx')).LooseWorkflowsPage,
  ),
  page(
    routePatterns.collectionTeam,
    async () => (await import('../features/collections/team/team-page.tsx')).TeamPage,
  ),
  page(
    routePatterns.access,
    async () => (await import('../features/access/explain/explain-page.tsx')).ExplainPage,
  ),
  page(
    routePatterns.missingShares,
    async () =>
      (await import('../features/access/missing/missing-shares-page.tsx')).MissingSharesPage,
  ),
]
