import {
  maxNameLength,
  type OnboardingFieldKey,
  onboardingFields,
} from '@curator/console-contract/onboarding-fields'
import type { RowFault } from '@curator/console-contract/sheets'
import { clearMark } from '@curator/console-contract/sheets'
import { isEmail } from '../../sheets/email.ts'
import { parseFlag } from '../../sheets/flag.ts'
import { findNearest } from '../../sheets/nearest.ts'
import { findShapeFaults, shorten } from '../../sheets/shape-faults.ts'
import {
  parseAction,
  parseGroups,
  parseRole,
  parseZone,
  suggestAction,
  suggestRole,
  suggestZone,
} from './cell-values.ts'
import { readCollectionCell } from './collection-cell.ts'
import type { Mapping } from './mapping.ts'

/** Fields that may be emptied; all others must have a value on the Server. */
const clearable: ReadonlySet<OnboardingFieldKey> = new Set(['timeZone', 'defaultWorkerTag'])

/** What must be unique in a sheet: the e-mail without regard to case, or null for a row without one. */
export function toRowKey(cells: readonly string[], mapping: Mapping): string | null {
  const column = mapping.indexOf('email')
  return column < 0 ? null : cells[column]?.toLowerCase() || null
}

/**
 * Everything wrong with a row. `twinLines` are other lines with the same e-mail that are not left out, the
 * first few of them. A cell that
 * is blank is never wrong: it leaves the field as it is; only the e-mail must be there. `profileNames`: the job profiles
 * of the connection.
 */
export function findRowFaults(
  cells: readonly string[],
  header: readonly string[],
  mapping: Mapping,
  twinLines: readonly number[],
  profileNames: readonly string[] = [],
): RowFault[] {
  const faults = findShapeFaults(cells, header)
  for (const [column, key] of mapping.entries()) {
    if (!key) continue
    const fault = findCellFault(key, cells[column] ?? '', profileNames)
    if (fault) faults.push({ ...fault, column })
  }
  if (twinLines.length > 0) faults.push(toTwinFault(mapping.indexOf('email'), twinLines))
  return faults
}

type CellFault = Omit<RowFault, 'column'>

function findCellFault(
  key: OnboardingFieldKey,
  cell: string,
  profileNames: readonly string[],
): CellFault | null {
  const { kind, label } = onboardingFields[key]
  if (cell === '') {
    return kind === 'email'
      ? toFault('email_missing', 'The e-mail is missing. Fill it in: people are matched by it.')
      : null
  }
  if (cell.toLowerCase() === clearMark) {
    return clearable.has(key)
      ? null
      : toFault(
          'clear_not_allowed',
          `${label} can’t be emptied. Write a value, or leave the cell blank to keep what is there.`,
        )
  }
  return checks[kind](cell, label, profileNames)
}

type Check = (cell: string, label: string, profileNames: readonly string[]) => CellFault | null

const checks: Readonly<Record<(typeof onboardingFields)[OnboardingFieldKey]['kind'], Check>> = {
  email: (cell) =>
    isEmail(cell)
      ? null
      : toFault(
          'email_malformed',
          `“${shorten(cell)}” is no e-mail address. Write it as name@example.test.`,
          suggestEmail(cell),
        ),
  name: (cell, label) =>
    cell.length <= maxNameLength
      ? null
      : toFault(
          'name_too_long',
          `${label} has ${cell.length} characters; the Server takes ${maxNameLength}. Shorten it.`,
        ),
  role: (cell) =>
    parseRole(cell)
      ? null
      : toFault(
          'role_unknown',
          `There is no role “${shorten(cell)}”. Use No Access, Viewer, Member, Artisan, Curator or Default.`,
          suggestRole(cell),
        ),
  flag: (cell, label) =>
    parseFlag(cell) === undefined
      ? toFault(
          'flag_unknown',
          `“${shorten(cell)}” is neither yes nor no for ${label}. Write yes or no.`,
        )
      : null,
  zone: (cell) =>
    parseZone(cell)
      ? null
      : toFault(
          'zone_unknown',
          `There is no time zone “${shorten(cell)}”. Use an IANA name such as Europe/Berlin.`,
          suggestZone(cell),
        ),
  text: (cell, label) =>
    cell.length <= maxNameLength
      ? null
      : toFault(
          'text_too_long',
          `${label} has ${cell.length} characters; at most ${maxNameLength} are taken. Shorten it.`,
        ),
  profile: (cell, _, names) =>
    names.some((name) => name.toLowerCase() === cell.toLowerCase())
      ? null
      : toFault(
          'profile_unknown',
          `There is no job profile “${shorten(cell)}”. Choose one of this connection, or make it on the page of job profiles.`,
          findNearest(cell, names),
        ),
  action: (cell) =>
    parseAction(cell)
      ? null
      : toFault(
          'action_unknown',
          `“${shorten(cell)}” is no action. Write create, update, deactivate or skip, or leave the cell blank.`,
          suggestAction(cell),
        ),
  collections: (cell) => {
    const { faults, memberships } = readCollectionCell(cell)
    const [fault] = faults
    if (fault) return toFault('value_malformed', fault.message, fault.suggestion)
    return findLongName(memberships.map(({ name }) => name))
  },
  names: (cell) => findLongName(parseGroups(cell)),
  groups: (cell) => {
    const long = parseGroups(cell).find((name) => name.length > maxNameLength)
    return long === undefined
      ? null
      : toFault(
          'group_name_too_long',
          `The group “${shorten(long)}” has ${long.length} characters; the Server takes ${maxNameLength}. Shorten it; several groups are separated by semicolons.`,
        )
  },
}

function findLongName(names: readonly string[]): CellFault | null {
  const long = names.find((name) => name.length > maxNameLength)
  return long === undefined
    ? null
    : toFault(
        'text_too_long',
        `“${shorten(long)}” has ${long.length} characters; the Server takes ${maxNameLength}. Shorten it; several names are separated by semicolons.`,
      )
}

function toFault(
  code: RowFault['code'],
  message: string,
  suggestion: string | null = null,
): CellFault {
  return { code, message, suggestion }
}

function toTwinFault(column: number, lines: readonly number[]): RowFault {
  const shown = lines.slice(0, 5).join(', ')
  const where = lines.length > 5 ? `${shown} and others` : shown
  return {
    code: 'email_duplicate',
    column,
    message: `The same e-mail stands in line ${where}. Correct one of them, or leave all but one out.`,
    suggestion: null,
  }
}

/** Mends what is often typed: spaces inside, a comma for a dot, a doubled or last dot, `mailto:`. */
function suggestEmail(cell: string): string | null {
  if (cell.length > 300) return null
  const mended = cell
    .replace(/^mailto:/i, '')
    .replace(/[\s<>"]/g, '')
    .replaceAll(',', '.')
    .replace(/\.{2,}/g, '.')
    .replace(/@{2,}/g, '@')
    .replace(/[.;]+$/, '')
  return isEmail(mended) ? mended : null
}
