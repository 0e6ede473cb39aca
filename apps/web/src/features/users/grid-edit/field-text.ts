import { type UserFieldKey, userFields } from '@curator/console-contract/user-fields'
import { type UserFieldValues, userFieldValues } from '@curator/console-contract/user-plans'
import type { ServerUser } from '@curator/console-contract/users'
import type { ChoicesOf, FieldChoice } from '../../../people/field-choices.ts'

/** A field of a user as it stands in a cell: the words of its value, blank for none and for what is not told. */
export function toFieldText(user: ServerUser, field: UserFieldKey, choicesOf: ChoicesOf): string {
  const value = user[field]
  if (value === null || value === '') return ''
  const choice = choicesOf(field)?.find((each) => each.value === value)
  return choice?.text ?? String(value)
}

/** Other spellings of yes and no, as spreadsheets write them. */
const yesWords = ['yes', 'y', 'true', '1', 'wahr', 'vrai', 'ja', 'oui']
const noWords = ['no', 'n', 'false', '0', 'falsch', 'faux', 'nein', 'non']

function findChoice(
  choices: readonly FieldChoice[],
  field: UserFieldKey,
  text: string,
): FieldChoice | undefined {
  const wanted = text.toLowerCase()
  const found = choices.find(
    (each) => each.text.toLowerCase() === wanted || String(each.value).toLowerCase() === wanted,
  )
  if (found || userFields[field].kind !== 'flag') return found
  if (yesWords.includes(wanted)) return choices.find(({ value }) => value === true)
  return noWords.includes(wanted) ? choices.find(({ value }) => value === false) : undefined
}

/** What was typed, spelled as the cell spells it: `artisan` becomes `Artisan`, `true` becomes `Yes`. */
export function tidyFieldText(field: UserFieldKey, typed: string, choicesOf: ChoicesOf): string {
  const text = typed
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .replace(/\u00a0/g, ' ')
    .trim()
  const choices = choicesOf(field)
  if (!choices || text === '') return text
  const choice = findChoice(choices, field, text)
  return choice ? (choice.value === '' ? '' : choice.text) : text
}

type FieldReading =
  | { readonly value: string | boolean; readonly fault?: undefined }
  | { readonly value?: undefined; readonly fault: string }

/** The value that a cell's text stands for, or what is wrong with it. */
export function readFieldText(
  field: UserFieldKey,
  text: string,
  choicesOf: ChoicesOf,
): FieldReading {
  const { label } = userFields[field]
  const choices = choicesOf(field)
  if (choices) {
    const choice = choices.find((each) => (text === '' ? each.value === '' : each.text === text))
    if (choice) return { value: choice.value }
    return { fault: text === '' ? `${label} can’t be empty.` : `There is no “${text}”.` }
  }
  const parsed = userFieldValues.shape[field].safeParse(text)
  if (parsed.success) return { value: parsed.data ?? text }
  return { fault: parsed.error.issues[0]?.message ?? `${label} can’t be “${text}”.` }
}

/** Puts one value among those of a user; the field's schema has judged it already. */
export function withFieldValue(
  values: UserFieldValues,
  field: UserFieldKey,
  value: string | boolean,
): UserFieldValues {
  return { ...values, [field]: value }
}
