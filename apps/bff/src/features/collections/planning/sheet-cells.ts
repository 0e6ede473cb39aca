import {
  type CollectionRights,
  collectionRightKeys,
  collectionRightLabels,
} from '@curator/console-contract/collections'
import { clearMark } from '@curator/console-contract/sheets'
import { normaliseName } from '../../../sheets/column-name.ts'

export const sheetActions = ['create', 'delete', 'add', 'remove'] as const
export type SheetAction = (typeof sheetActions)[number]

export function readAction(text: string): SheetAction | null {
  return sheetActions.find((action) => action === text.toLowerCase()) ?? null
}

const toFlags = (isGiven: (key: keyof CollectionRights) => boolean): CollectionRights => ({
  isAdmin: isGiven('isAdmin'),
  canAddAssets: isGiven('canAddAssets'),
  canRemoveAssets: isGiven('canRemoveAssets'),
  canUpdateAssets: isGiven('canUpdateAssets'),
  canAddUsers: isGiven('canAddUsers'),
  canRemoveUsers: isGiven('canRemoveUsers'),
})

/** `all`, `none`, or words of rights separated by commas; answers the word that is not one. */
export function readRights(text: string): CollectionRights | { readonly unknown: string } {
  const words = text
    .split(/[,;|\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
  const [only] = words
  if (words.length === 1 && only?.toLowerCase() === 'all') return toFlags(() => true)
  if (words.length === 1 && only?.toLowerCase() === 'none') return toFlags(() => false)
  const given = new Set<string>()
  for (const word of words) {
    const key = collectionRightKeys.find((each) => isWordOf(each, normaliseName(word)))
    if (!key) return { unknown: word }
    given.add(key)
  }
  return toFlags((key) => given.has(key))
}

function isWordOf(key: keyof CollectionRights, name: string): boolean {
  const { label, word } = collectionRightLabels[key]
  return [key, label, word].some((each) => normaliseName(each) === name)
}

export function writeRights(rights: CollectionRights): string {
  const given = collectionRightKeys.filter((key) => rights[key])
  if (given.length === 0) return 'none'
  if (given.length === collectionRightKeys.length) return 'all'
  return given.map((key) => collectionRightLabels[key].word).join(', ')
}

const day = /^\d{4}-\d{2}-\d{2}$/
const instant = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/

/** A date ends with that day (UTC); `<clear>` is never (null). Undefined for what is neither. */
export function readExpiry(text: string): string | null | undefined {
  if (text.toLowerCase() === clearMark) return null
  const wanted = day.test(text) ? `${text}T23:59:59.000Z` : instant.test(text) ? text : ''
  const time = Date.parse(wanted.replace(' ', 'T'))
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}
