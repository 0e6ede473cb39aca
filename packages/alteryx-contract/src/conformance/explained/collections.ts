import * as assets from '../../server/v3/collection-assets.ts'
import * as members from '../../server/v3/collection-members.ts'
import * as collections from '../../server/v3/collections.ts'
import type { ExplainedDifference } from '../explained-differences.ts'

const oldField = 'Answered up to 2023.1 and gone since; read as an empty list where it is absent.'
const changes = [
  collections.getCollection,
  collections.updateCollection,
  members.addUserToCollection,
  members.updateCollectionUser,
  members.removeUserFromCollection,
  members.addUserGroupToCollection,
  members.updateCollectionUserGroup,
  members.removeUserGroupFromCollection,
  assets.addWorkflowToCollection,
  assets.removeWorkflowFromCollection,
  assets.addScheduleToCollection,
  assets.removeScheduleFromCollection,
] as const

/** Collections: two views of one list, and insights, which recent Servers no longer have. */
export const explainedCollections: readonly ExplainedDifference[] = [
  {
    spec: collections.listCollections,
    kind: 'different',
    subject: 'enum',
    at: ['view'],
    contract: 'Default',
    server: 'Default, Full',
    reason: 'One descriptor per view; this one is the short view.',
  },
  {
    spec: collections.listCollectionsInFull,
    kind: 'different',
    subject: 'enum',
    at: ['view'],
    contract: 'Full',
    server: 'Default, Full',
    reason: 'One descriptor per view; this one is the full view.',
  },
  {
    spec: collections.listCollectionsInFull,
    kind: 'missing',
    subject: 'reply field',
    at: ['workflowIds', 'scheduleIds', 'userGroupIds', 'subscriptionIds', 'insightIds', 'users'],
    reason: 'The document declares the short view for both views; the full one is CollectionView.',
  },
  ...changes.map(
    (spec): ExplainedDifference => ({
      spec,
      kind: 'missing',
      subject: 'reply field',
      at: ['insightIds'],
      reason: oldField,
    }),
  ),
  ...[assets.addInsightToCollection, assets.removeInsightFromCollection].map(
    (spec): ExplainedDifference => ({
      spec,
      kind: 'missing',
      subject: 'operation',
      at: [''],
      reason: 'An operation of Servers up to 2023.1.',
    }),
  ),
]
