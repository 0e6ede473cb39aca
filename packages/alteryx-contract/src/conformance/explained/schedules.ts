import { listSchedules, listSchedulesInFull } from '../../server/v3/schedules.ts'
import type { ExplainedDifference } from '../explained-differences.ts'

const onlyInFullView = [
  'versionId',
  'comment',
  'enabled',
  'priority',
  'workerTag',
  'status',
  'credentialId',
  'creationTime',
  'lastRunTime',
  'state',
  'runCount',
  'iteration',
  'frequency',
  'lastError',
  'cpuName',
  'lastModifiedId',
  'lastModifiedDate',
  'canEdit',
  'questions',
]

/** Schedules: two views of one list. */
export const explainedSchedules: readonly ExplainedDifference[] = [
  ...([listSchedules, listSchedulesInFull] as const).map(
    (spec): ExplainedDifference => ({
      spec,
      kind: 'different',
      subject: 'enum',
      at: ['view'],
      contract: spec === listSchedules ? 'Default' : 'Full',
      server: 'Default, Full',
      reason: 'The reply depends on the view, so the list has one descriptor per view.',
    }),
  ),
  {
    spec: listSchedulesInFull,
    kind: 'missing',
    subject: 'reply field',
    at: onlyInFullView,
    reason: 'The document declares the short view for both views; the full one is ScheduleView.',
  },
]
