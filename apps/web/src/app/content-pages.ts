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
    routePatterns.credentials,
    async () => (await import('../features/credentials/credentials-page.tsx')).CredentialsPage,
  ),
  page(
    routePatterns.credentialSheet,
    async () =>
      (await import('../features/credentials/sheet/credential-sheet-page.tsx')).CredentialSheetPage,
  ),
  page(
    routePatterns.credentialRotations,
    async () =>
      (await import('../features/credentials/rotations/rotations-page.tsx')).RotationsPage,
  ),
  page(
    routePatterns.credentialRotation,
    async () => (await import('../features/credentials/rotations/rotation-page.tsx')).RotationPage,
  ),
  page(
    routePatterns.credential,
    async () =>
      (await import('../features/credentials/details/credential-page.tsx')).CredentialPage,
  ),
  page(
    routePatterns.dataConnections,
    async () =>
      (await import('../features/data-connections/server/data-connections-page.tsx'))
        .DataConnectionsPage,
  ),
  page(
    routePatterns.dataConnectionSheet,
    async () =>
      (await import('../features/data-connections/sheet/data-connection-sheet-page.tsx'))
        .DataConnectionSheetPage,
  ),
  page(
    routePatterns.studioSheet,
    async () => (await import('../features/studios/studio-sheet-page.tsx')).StudioSheetPage,
  ),
  page(
    routePatterns.dataConnection,
    async () =>
      (await import('../features/data-connections/server/data-connection-page.tsx'))
        .DataConnectionPage,
  ),
  page(
    routePatterns.systemConnections,
    async () =>
      (await import('../features/data-connections/system-connections-page.tsx'))
        .SystemConnectionsPage,
  ),
  page(
    routePatterns.dcmConnections,
    async () => (await import('../features/data-connections/dcm/dcm-page.tsx')).DcmPage,
  ),
  page(
    routePatterns.dcmSheet,
    async () => (await import('../features/data-connections/dcm/dcm-sheet-page.tsx')).DcmSheetPage,
  ),
  page(
    routePatterns.dcmConnection,
    async () =>
      (await import('../features/data-connections/dcm/dcm-connection-page.tsx')).DcmConnectionPage,
  ),
  page(
    routePatterns.dcmRules,
    async () => (await import('../features/data-connections/rules/rules-page.tsx')).RulesPage,
  ),
  page(
    routePatterns.dcmRuleSheet,
    async () =>
      (await import('../features/data-connections/rules/rule-sheet-page.tsx')).RuleSheetPage,
  ),
  page(
    routePatterns.studios,
    async () => (await import('../features/studios/studios-page.tsx')).StudiosPage,
  ),
  page(
    routePatterns.studio,
    async () => (await import('../features/studios/studio-page.tsx')).StudioPage,
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
