import { type UserFieldKey, userFieldKeys, userFields } from '@curator/console-contract/user-fields'
import { type UserFieldValues, userFieldValues } from '@curator/console-contract/user-plans'

/** Fields that are switched on, with what they are to become; `null` while that is not chosen. */
export type FieldDrafts = Partial<Record<UserFieldKey, string | boolean | null>>

const personal: readonly UserFieldKey[] = ['email', 'firstName', 'lastName']

/** Fields that can be set for so many people at once: nobody shares an address or a name. */
export function fieldsFor(count: number): UserFieldKey[] {
  return userFieldKeys.filter((key) => count === 1 || !personal.includes(key))
}

/** What a field holds when it has just been switched on. Text may stay empty, which clears it. */
export function toFirstDraft(key: UserFieldKey): string | null {
  const { kind } = userFields[key]
  return kind === 'text' || kind === 'email' || kind === 'name' ? '' : null
}

/** What is wrong with a draft; undefined when nothing is. */
export function toDraftFault(
  key: UserFieldKey,
  draft: string | boolean | null,
): string | undefined {
  if (draft === null) return 'Choose a value.'
  const parsed = userFieldValues.shape[key].safeParse(draft)
  return parsed.success ? undefined : parsed.error.issues[0]?.message
}

/** The values to plan; undefined while a field lacks one, or none is switched on. */
export function toFieldValues(drafts: FieldDrafts): UserFieldValues | undefined {
  if (Object.keys(drafts).length === 0) return undefined
  const parsed = userFieldValues.safeParse(drafts)
  return parsed.success ? parsed.data : undefined
}
