import { createHash } from 'node:crypto'
import type { SheetNotice } from '@curator/console-contract/sheets'

/** A column name as it is compared: without case, accents, spaces and marks. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\p{M}\s\p{P}\p{S}]/gu, '')
    .toLowerCase()
}

/**
 * Names a header in the store, so that its mapping is found again: the same names in the same order. `purpose` tells
 * apart what the same header may be mapped to.
 */
export function toHeaderHash(header: readonly string[], purpose = ''): string {
  return createHash('sha256')
    .update(purpose + JSON.stringify(header.map(normaliseName)))
    .digest('hex')
}

/** Says loudly which columns are not used; null when all are. */
export function toUnusedColumnsNotice(
  header: readonly string[],
  isUsed: (column: number) => boolean,
): SheetNotice | null {
  const unused = header.flatMap((name, at) => (isUsed(at) ? [] : [name || `column ${at + 1}`]))
  if (unused.length === 0) return null
  return {
    code: 'unknown_columns',
    message: `${unused.length === 1 ? 'This column is' : 'These columns are'} not used: ${listSome(unused)}. Choose a field for ${unused.length === 1 ? 'it' : 'them'}, or leave it so.`,
    blocks: false,
  }
}

function listSome(names: readonly string[]): string {
  const shown = names.slice(0, 10).map((name) => `“${name}”`)
  return names.length > 10 ? `${shown.join(', ')} and ${names.length - 10} more` : shown.join(', ')
}
