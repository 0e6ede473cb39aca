import type { CollectionRights } from '@curator/console-contract/collections'
import { clearMark } from '@curator/console-contract/sheets'
import { readEnd, readRights } from '../../../sheets/membership-words.ts'

export const sheetActions = ['create', 'delete', 'add', 'remove'] as const
export type SheetAction = (typeof sheetActions)[number]

export function readAction(text: string): SheetAction | null {
  return sheetActions.find((action) => action === text.toLowerCase()) ?? null
}

/** `all`, `none`, or words of rights separated by commas; answers the word that is not one. */
export function readRightsCell(text: string): CollectionRights | { readonly unknown: string } {
  const words = text.split(/[,;|\n]/).map((word) => word.trim())
  return readRights(words.filter((word) => word !== ''))
}

/** A date ends with that day (UTC); `<clear>` is never (null). Undefined for what is neither. */
export const readExpiry = (text: string): string | null | undefined =>
  text.toLowerCase() === clearMark ? null : readEnd(text)
