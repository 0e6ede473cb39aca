import { serverRoleLabels } from '@curator/console-contract/server-roles'
import { type UserFieldKey, userFieldKeys, userFields } from '@curator/console-contract/user-fields'
import type { UserFieldValues } from '@curator/console-contract/user-plans'
import type { ServerUser } from '@curator/console-contract/users'
import { flagText } from '../user-text.ts'

/** Names of credentials by id, for people. */
export type CredentialNames = ReadonlyMap<string, string>

/** One difference, in words. */
export type Difference = {
  readonly key: string
  readonly label: string
  readonly before: string
  readonly after: string
}

/** A value of a field as people read it; empty for none. */
export function toValueText(
  key: UserFieldKey,
  value: string | boolean | null | undefined,
  credentials: CredentialNames,
): string {
  if (value === undefined || value === '') return ''
  if (typeof value !== 'string') return flagText(value)
  if (key === 'role') return serverRoleLabels[value as ServerUser['role']]
  if (key === 'language') return toLanguageText(value)
  return key === 'defaultCredentialId' ? (credentials.get(value) ?? value) : value
}

/** A language with its name: "German (Germany), de-de". */
export function toLanguageText(language: string): string {
  try {
    const name = new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' }).of(
      language,
    )
    return name && name !== language ? `${name}, ${language}` : language
  } catch {
    // The Server may hold what is no language at all.
    return language
  }
}

/** What a draft would change, in the order of the fields. */
export function toDifferences(
  user: ServerUser,
  draft: UserFieldValues,
  credentials: CredentialNames,
): Difference[] {
  return userFieldKeys
    .filter((key) => draft[key] !== undefined && draft[key] !== user[key])
    .map((key) => ({
      key,
      label: userFields[key].label,
      before: toValueText(key, user[key], credentials),
      after: toValueText(key, draft[key], credentials),
    }))
}

/** The draft with one value more; a value that is what the user has already is no change. */
export function withValue<K extends UserFieldKey>(
  user: ServerUser,
  draft: UserFieldValues,
  key: K,
  value: UserFieldValues[K],
): UserFieldValues {
  const { [key]: _, ...rest } = draft
  return value === undefined || value === user[key] ? rest : { ...rest, [key]: value }
}
