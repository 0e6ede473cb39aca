import { listJobMessages, listJobs } from '../../server/v3/jobs.ts'
import {
  executionModes,
  workflow,
  workflowCredentialTypes,
} from '../../server/v3/workflow-views.ts'
import {
  addWorkflowVersion,
  createWorkflow,
  listWorkflows,
  listWorkflowsInFull,
} from '../../server/v3/workflows.ts'
import type { ExplainedDifference } from '../explained-differences.ts'

const anyText = 'any text'
const inDescription = 'The document names the accepted words in the description of the field.'
const inShortView = ['id', 'sourceAppId', 'dateCreated', 'name', 'ownerId', 'executionMode']

const words = (
  spec: ExplainedDifference['spec'],
  name: string,
  known: readonly string[],
  reason: string,
): ExplainedDifference => ({
  spec,
  kind: 'different',
  subject: 'enum',
  at: [name],
  contract: [...known].sort().join(', '),
  server: anyText,
  reason,
})

const views = [
  [listWorkflows, 'Default'],
  [listWorkflowsInFull, 'Full'],
] as const

/** Workflows and jobs: two views of one list, words that are only named in prose, lists in the text of a form. */
export const explainedWorkflows: readonly ExplainedDifference[] = [
  ...views.map(
    ([spec, view]): ExplainedDifference => ({
      spec,
      kind: 'different',
      subject: 'enum',
      at: ['view'],
      contract: view,
      server: 'Default, Full',
      reason: 'One descriptor per view.',
    }),
  ),
  {
    spec: listWorkflowsInFull,
    kind: 'missing',
    subject: 'reply field',
    at: Object.keys(workflow.shape).filter((name) => !inShortView.includes(name)),
    reason: 'The document declares the short view for both views; the full one is WorkflowView.',
  },
  {
    spec: listWorkflowsInFull,
    kind: 'extra',
    subject: 'reply field',
    at: ['publishedVersionNumber', 'isAmp'],
    reason: 'The document declares the short view for both views; the full one has no such field.',
  },
  ...[createWorkflow, addWorkflowVersion].flatMap((spec) => [
    words(spec, 'executionMode', executionModes, inDescription),
    words(
      spec,
      'workflowCredentialType',
      workflowCredentialTypes,
      spec === createWorkflow ? inDescription : 'The same words as where a workflow is created.',
    ),
  ]),
  ...['districtTags', 'collectionIds'].map(
    (name): ExplainedDifference => ({
      spec: createWorkflow,
      kind: 'different',
      subject: 'body field',
      at: [name],
      contract: 'array',
      server: 'string',
      reason: 'A JSON list in the text of a form part; the client writes it from a list.',
    }),
  ),
  words(
    listJobs,
    'sortField',
    ['CreateDate', 'AppName', 'CompletionDateTime', 'Priority', 'Status'],
    inDescription,
  ),
  words(listJobs, 'direction', ['asc', 'desc'], inDescription),
  {
    spec: listJobMessages,
    kind: 'different',
    subject: 'reply kind',
    at: [''],
    contract: 'bare array of object',
    server: 'object',
    reason: 'The document declares one message and describes a list; both are read.',
  },
]
