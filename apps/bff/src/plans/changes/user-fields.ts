import { userFields } from '@curator/console-contract/user-fields'
import type { GatewayUser } from '../../alteryx/gateways.ts'
import type { UserFields } from '../change.ts'

/** A user of the Server or of the directory, as far as fields are compared. */
export type UserValues = Omit<GatewayUser, 'createdAt'>

/** A user's value of a contract field; `null` where the Server's release does not say, undefined for no such field. */
function readField(user: UserValues, field: string): unknown {
  return (user as unknown as Readonly<Record<string, unknown>>)[field]
}

/** Whether the user has this value. E-mail addresses are compared without case; what the release hides can't differ. */
export function hasValue(user: UserValues, field: string, value: string | boolean): boolean {
  const live = readField(user, field)
  if (live === null) return true
  if (field === 'email' && typeof live === 'string' && typeof value === 'string')
    return live.toLowerCase() === value.toLowerCase()
  return live === value
}

/** Fields whose live value is another, in words for people. */
export function listDifferences(user: UserValues, wanted: UserFields): string[] {
  return Object.entries(wanted)
    .filter(([field, value]) => !hasValue(user, field, value))
    .map(([field]) => toLabel(field))
}

/** What people call a field of the user contract. */
export function toLabel(field: string): string {
  return userFields[field as keyof typeof userFields]?.label ?? field
}
