import { listDcmConnections } from '../../server/v3/dcm-admin.ts'
import { listDcmRules, upsertDcmRule } from '../../server/v3/dcm-rules.ts'
import type { ExplainedDifference } from '../explained-differences.ts'

/** Connections of the data connection manager. */
export const explainedDcm: readonly ExplainedDifference[] = [
  ...[listDcmConnections, listDcmRules].map(
    (spec): ExplainedDifference => ({
      spec,
      kind: 'different',
      subject: 'reply kind',
      at: [''],
      contract: 'bare array of object',
      server: 'object',
      reason: 'The document declares one object and describes a list.',
    }),
  ),
  {
    spec: upsertDcmRule,
    kind: 'extra',
    subject: 'body field',
    at: ['createdBy', 'createdOn', 'lastChangedOn'],
    reason: 'The contract of the document is also its view; the Server itself sets these.',
  },
]
