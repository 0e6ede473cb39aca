import type { OperationSpec } from '../operation.ts'
import { createUser, getUserAssets, listUsers, listUsersInFull } from '../server/v3/users.ts'
import type { Difference } from './difference.ts'
import { explainedCollections } from './explained/collections.ts'
import { explainedCredentials } from './explained/credentials.ts'
import { explainedDataConnections } from './explained/data-connections.ts'
import { explainedDcm } from './explained/dcm.ts'
import { explainedSchedules } from './explained/schedules.ts'
import { explainedWorkflows } from './explained/workflows.ts'

/** A difference that is known and right as it is. Exact on purpose: where a Server says something else, it shows again. */
export interface ExplainedDifference extends Pick<Difference, 'kind' | 'subject'> {
  readonly spec: OperationSpec
  readonly at: readonly string[]
  /** What each side says; absent where `kind` says it already. */
  readonly contract?: string
  readonly server?: string
  readonly reason: string
}

const roles = 'Artisan, Curator, Evaluated, Member, NoAccess, Viewer'
const onlyInFullView = [
  'defaultWorkerTag',
  'canScheduleJobs',
  'canPrioritizeJobs',
  'canAssignJobs',
  'canCreateCollections',
  'isApiEnabled',
  'isAccountLocked',
  'isValidated',
  'canCreateAndUpdateDcm',
  'canShareForExecutionDcm',
  'canShareForCollaborationDcm',
  'canManageGenericVaultsDcm',
]
const twoDescriptors =
  'The reply depends on the view, so the list has one descriptor per view and each names its own.'
const insightsLeft = 'Servers up to 2023.1 know insights; read as an empty list where absent.'
const roleFilter = 'A filter: a role this build does not know may still be asked for.'

/** Every difference from a Server's document that is no fault, with its reason. */
export const explainedDifferences: readonly ExplainedDifference[] = [
  ...([listUsers, listUsersInFull] as const).flatMap((spec): ExplainedDifference[] => [
    {
      spec,
      kind: 'different',
      subject: 'enum',
      at: ['view'],
      contract: spec === listUsers ? 'Default' : 'Full',
      server: 'Default, Full',
      reason: twoDescriptors,
    },
    {
      spec,
      kind: 'different',
      subject: 'enum',
      at: ['role'],
      contract: 'any text',
      server: roles,
      reason: roleFilter,
    },
  ]),
  {
    spec: listUsers,
    kind: 'missing',
    subject: 'reply field',
    at: ['dateCreated'],
    reason:
      'The document declares the full view for both views; the short one is its definition ReducedUserView.',
  },
  {
    spec: listUsers,
    kind: 'extra',
    subject: 'reply field',
    at: onlyInFullView,
    reason: 'The document declares the full view for both views; the short one has no such field.',
  },
  {
    spec: getUserAssets,
    kind: 'different',
    subject: 'enum',
    at: ['assetType'],
    contract: 'All, Collections, Insights, Schedules, Workflows',
    server: 'All, Collections, Schedules, Workflows',
    reason: insightsLeft,
  },
  {
    spec: getUserAssets,
    kind: 'missing',
    subject: 'reply field',
    at: ['insights'],
    reason: insightsLeft,
  },
  {
    spec: createUser,
    kind: 'different',
    subject: 'enum',
    at: ['role'],
    contract: roles,
    server: 'any text',
    reason: 'The document names the accepted words in the description of the field.',
  },
  ...explainedCollections,
  ...explainedCredentials,
  ...explainedDataConnections,
  ...explainedDcm,
  ...explainedSchedules,
  ...explainedWorkflows,
]
