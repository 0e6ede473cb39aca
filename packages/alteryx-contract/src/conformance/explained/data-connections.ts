import { listDataConnections, listDataConnectionsInFull } from '../../server/v3/data-connections.ts'
import type { ExplainedDifference } from '../explained-differences.ts'

/** Server data connections: two views of one list. */
export const explainedDataConnections: readonly ExplainedDifference[] = [
  {
    spec: listDataConnections,
    kind: 'different',
    subject: 'enum',
    at: ['view'],
    contract: 'Default',
    server: 'Default, Full',
    reason: 'One descriptor per view; this one is the short view.',
  },
  {
    spec: listDataConnectionsInFull,
    kind: 'different',
    subject: 'enum',
    at: ['view'],
    contract: 'Full',
    server: 'Default, Full',
    reason: 'One descriptor per view; this one is the full view.',
  },
  {
    spec: listDataConnectionsInFull,
    kind: 'missing',
    subject: 'reply field',
    at: ['dcmConnectionId', 'dcmConnectionTitle', 'userIds', 'userGroupIds'],
    reason:
      'The document declares the short view for both views; the full one is ServerConnectionView.',
  },
]
