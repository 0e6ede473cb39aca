import {
  groupSeparator,
  type OnboardingFieldKey,
  onboardingFields,
} from '@curator/console-contract/onboarding-fields'
import { type ServerUser, type UserColumn, userColumns } from '@curator/console-contract/users'
import { toCsvBytes } from '../core/csv-export.ts'

/** Columns the onboarding sheet does not know; the others carry its headers, so that an export can be brought back. */
const ownHeaders: Record<Exclude<UserColumn, OnboardingFieldKey>, string> = {
  id: 'Id',
  defaultCredentialId: 'Default credential id',
  lastLoginAt: 'Last sign-in (UTC)',
  createdAt: 'Created (UTC)',
  isAccountLocked: 'Locked',
  isValidated: 'Validated',
  language: 'Language',
}

function toHeader(column: UserColumn): string {
  return column in onboardingFields
    ? onboardingFields[column as OnboardingFieldKey].header
    : ownHeaders[column as keyof typeof ownHeaders]
}

function toCell(user: ServerUser, column: UserColumn): string {
  const value = user[column]
  if (value === null) return ''
  if (typeof value !== 'object') return String(value)
  return value.map((group) => group.name).join(groupSeparator)
}

/** Users as a CSV file; no column chosen means all of them, and they always stand in the contract's order. */
export function toUserCsv(
  users: readonly ServerUser[],
  chosen: readonly UserColumn[],
): Uint8Array<ArrayBuffer> {
  const columns = userColumns.filter((column) => chosen.length === 0 || chosen.includes(column))
  function* rows(): Generator<string[]> {
    yield columns.map(toHeader)
    for (const user of users) yield columns.map((column) => toCell(user, column))
  }
  return toCsvBytes(rows())
}
