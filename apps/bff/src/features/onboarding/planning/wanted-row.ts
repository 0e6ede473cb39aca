import {
  type OnboardingFieldKey,
  onboardingFields,
  type RowAction,
} from '@curator/console-contract/onboarding-fields'
import { clearMark } from '@curator/console-contract/sheets'
import type { UserFields } from '../../../plans/change.ts'
import { parseFlag } from '../../../sheets/flag.ts'
import { parseAction, parseGroups, parseRole, parseZone } from '../cell-values.ts'
import { readCollectionCell, type WantedMembership } from '../collection-cell.ts'
import type { Mapping } from '../mapping.ts'

/** What a row asks for: only fields that are present; groups to be in. */
export interface WantedRow {
  readonly email: string
  readonly fields: UserFields
  readonly groups: readonly string[]
  /** Those of the row's own cell; the others come from its profile. */
  readonly ownGroups: readonly string[]
  readonly memberships: readonly WantedMembership[]
  /** Names of credentials and data connections that are to be shared with the person. */
  readonly credentials: readonly string[]
  readonly dataConnections: readonly string[]
  /** Null: create or update, whichever fits. */
  readonly action: RowAction | null
  /** The job profile that the row names; empty for none. */
  readonly profileName: string
}

/** A row without faults as wanted state. Blank cells and columns that are not mapped ask for nothing. */
export function toWantedRow(cells: readonly string[], mapping: Mapping): WantedRow {
  const fields: Record<string, string | boolean> = {}
  const own: OwnCells = {}
  for (const [column, key] of mapping.entries()) {
    const cell = cells[column]
    if (!key || !cell) continue
    if (ownKeys.has(key)) own[key] = cell
    else fields[key] = parseValue(key, cell)
  }
  return toWant(own, fields)
}

function toWant(own: OwnCells, fields: UserFields): WantedRow {
  const groups = parseGroups(own.groups ?? '')
  return {
    email: own.email ?? '',
    fields,
    groups,
    ownGroups: groups,
    memberships: readCollectionCell(own.collections ?? '').memberships,
    credentials: parseGroups(own.credentials ?? ''),
    dataConnections: parseGroups(own.dataConnections ?? ''),
    action: parseAction(own.action ?? '') ?? null,
    profileName: own.profile ?? '',
  }
}

type OwnCells = Partial<Record<OnboardingFieldKey, string>>

/** Cells that say something of the row itself; all others are fields of the user. */
const ownKeys: ReadonlySet<OnboardingFieldKey> = new Set([
  'email',
  'groups',
  'collections',
  'credentials',
  'dataConnections',
  'action',
  'profile',
])

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
