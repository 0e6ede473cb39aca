import type { RunnerOperation, RunnerSheet } from '@curator/console-contract/bulk-runner'
import { runnerOperation, runnerSheet } from '@curator/console-contract/bulk-runner'
import { sheetUuid } from './plan-builders.ts'

export function anOperation(
  given: Partial<Record<keyof RunnerOperation, unknown>> = {},
): RunnerOperation {
  return runnerOperation.parse({
    operationId: 'UserGroups_UpdateUserGroup',
    family: 'V3',
    area: 'usergroups',
    method: 'PUT',
    path: '/v3/usergroups/:userGroupId',
    summary: 'Renames a group or changes its role.',
    danger: 'caution',
    whyNot: null,
    ...given,
  })
}

const field = { place: 'body', kind: 'text', isRequired: true, options: [] }

/** Two rows whose id and name come from columns and whose role is the same for all. */
export function aRunnerSheet(given: Partial<Record<keyof RunnerSheet, unknown>> = {}): RunnerSheet {
  return runnerSheet.parse({
    id: sheetUuid,
    connectionId: 'dev',
    fileName: 'groups.csv',
    createdAt: '2026-03-02T09:00:00Z',
    operation: anOperation(),
    fields: [
      { ...field, key: 'body.name', name: 'name' },
      { ...field, key: 'body.role', name: 'role', kind: 'choice', options: ['Viewer', 'Artisan'] },
      { ...field, key: 'params.userGroupId', name: 'userGroupId', place: 'path' },
      { ...field, key: 'body.note', name: 'note', isRequired: false },
    ],
    reading: { format: 'csv', encoding: 'utf-8', delimiter: ',', tabs: [], tab: null },
    header: ['Id', 'Name'],
    samples: [['g1', 'g2'], ['Sales']],
    sources: {
      'params.userGroupId': { kind: 'column', column: 0 },
      'body.name': { kind: 'column', column: 1 },
      'body.role': { kind: 'constant', value: 'Viewer' },
    },
    recordColumn: null,
    mappingSource: 'matched',
    notices: [],
    counts: { total: 2, ready: 2, faulty: 0, excluded: 0 },
    ...given,
  })
}
