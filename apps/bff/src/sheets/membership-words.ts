import {
  type CollectionRightKey,
  type CollectionRights,
  collectionRightKeys,
  collectionRightLabels,
} from '@curator/console-contract/collections'
import { membershipWords } from '@curator/console-contract/onboarding-fields'
import { normaliseName } from './column-name.ts'

const rightsByWord = new Map<string, readonly CollectionRightKey[]>([
  [membershipWords.all, collectionRightKeys],
  [membershipWords.none, []],
  ...collectionRightKeys.flatMap((key): [string, readonly CollectionRightKey[]][] => {
    const { label, word } = collectionRightLabels[key]
    return [word, label, key].map((each) => [each.toLowerCase(), [key]])
  }),
])
const rightsByName = new Map(
  [...rightsByWord].map(([word, keys]) => [normaliseName(word), keys] as const),
)

/** Every word that `readRights` understands, in lower case. */
export const rightWords: readonly string[] = [...rightsByWord.keys()]

/** Rights that the words give together, `all` and `none` among them; answers the first word that is none. */
export function readRights(
  words: readonly string[],
): CollectionRights | { readonly unknown: string } {
  const unknown = words.find((word) => !rightsByName.has(normaliseName(word)))
  if (unknown !== undefined) return { unknown }
  const given = new Set(words.flatMap((word) => rightsByName.get(normaliseName(word)) ?? []))
  return Object.fromEntries(
    collectionRightKeys.map((key) => [key, given.has(key)]),
  ) as CollectionRights
}

/** `all`, `none`, or the words of the rights that are given. */
export function writeRights(rights: CollectionRights): readonly string[] {
  const given = collectionRightKeys.filter((key) => rights[key])
  if (given.length === 0) return [membershipWords.none]
  if (given.length === collectionRightKeys.length) return [membershipWords.all]
  return given.map((key) => collectionRightLabels[key].word)
}

/** The last second of a day, in UTC, so that the day itself still counts. */
export const lastSecond = 'T23:59:59.000Z'
const day = /^\d{4}-\d{2}-\d{2}$/
const instant = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i

/** The instant at which a membership ends: a day, or an instant with its zone. Undefined for what is neither. */
export function readEnd(text: string): string | undefined {
  const isDay = day.test(text)
  if (!isDay && !instant.test(text)) return undefined
  // `2027-02-30` would become a day of March.
  const midnight = Date.parse(text.slice(0, 10))
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(text.slice(0, 10)))
    return undefined
  const time = Date.parse(isDay ? `${text}${lastSecond}` : text.toUpperCase().replace(' ', 'T'))
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}
