import type { Sheet } from '@curator/console-contract/onboarding'
import { sheet as sheetSchema } from '@curator/console-contract/onboarding'
import type { RowFault, SheetRow } from '@curator/console-contract/sheets'
import { sheetUuid } from './plan-builders.ts'

/** A sheet of e-mail, role and an unused column; one of its three rows has a fault. */
export function aSheet(given: Partial<Record<keyof Sheet, unknown>> = {}): Sheet {
  return sheetSchema.parse({
    id: sheetUuid,
    connectionId: 'dev',
    fileName: 'people.csv',
    createdAt: '2026-03-02T09:00:00Z',
    reading: { format: 'csv', encoding: 'utf-8', delimiter: ',', tabs: [], tab: null },
    header: ['Mail', 'Role', 'Cost centre'],
    samples: [['ada@example.test'], ['Artisan'], ['C1']],
    mapping: ['email', 'role', null],
    mappingSource: 'matched',
    notices: [],
    counts: { total: 3, ready: 2, faulty: 1, excluded: 0 },
    unknownGroups: [],
    ...given,
  })
}

export function aFault(given: Partial<RowFault> = {}): RowFault {
  return {
    code: 'role_unknown',
    column: 1,
    message: 'There is no role “Artizan”.',
    suggestion: 'Artisan',
    ...given,
  }
}

export function aSheetRow(given: Partial<SheetRow> = {}): SheetRow {
  return {
    line: 2,
    cells: ['ada@example.test', 'Artisan', 'C1'],
    faults: [],
    isExcluded: false,
    ...given,
  }
}
