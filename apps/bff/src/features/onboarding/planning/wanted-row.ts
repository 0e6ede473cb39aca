import {
  type OnboardingFieldKey,
  onboardingFields,
} from '@curator/console-contract/onboarding-fields'
import { clearMark } from '@curator/console-contract/sheets'
import type { UserFields } from '../../../plans/change.ts'
import { parseFlag } from '../../../sheets/flag.ts'
import { parseGroups, parseRole, parseZone } from '../cell-values.ts'
import type { Mapping } from '../mapping.ts'

/** What a row asks for: only fields that are present; groups to be in. */
export interface WantedRow {
  readonly email: string
  readonly fields: UserFields
  readonly groups: readonly string[]
}

/** A row without faults as wanted state. Blank cells and columns that are not mapped ask for nothing. */
export function toWantedRow(cells: readonly string[], mapping: Mapping): WantedRow {
  const fields: Record<string, string | boolean> = {}
  let email = ''
  let groups: readonly string[] = []
  for (const [column, key] of mapping.entries()) {
    const cell = cells[column] ?? ''
    if (!key || cell === '') continue
    if (key === 'email') email = cell
    else if (key === 'groups') groups = parseGroups(cell)
    else fields[key] = parseValue(key, cell)
  }
  return { email, fields, groups }
}

function parseValue(key: OnboardingFieldKey, cell: string): string | boolean {
  if (cell.toLowerCase() === clearMark) return ''
  switch (onboardingFields[key].kind) {
    case 'flag':
      return parseFlag(cell) ?? cell
    case 'role':
      return parseRole(cell) ?? cell
    case 'zone':
      return parseZone(cell) ?? cell
    default:
      return cell
  }
}
