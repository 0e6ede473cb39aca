import type { CollectionRights } from '@curator/console-contract/collections'
import { groupSeparator, membershipWords } from '@curator/console-contract/onboarding-fields'
import {
  lastSecond,
  readEnd,
  readRights,
  rightWords,
  writeRights,
} from '../../sheets/membership-words.ts'
import { findNearest } from '../../sheets/nearest.ts'

/** A membership that a cell asks for. What it does not say stays as it is. */
export interface WantedMembership {
  readonly name: string
  /** Null: the cell says nothing of rights. */
  readonly rights: CollectionRights | null
  /** Undefined: the cell says nothing of an end. Null: never. */
  readonly expiresAt: string | null | undefined
}

/** What is wrong with a part of the cell, and the whole cell as it is probably meant. */
export interface CollectionCellFault {
  readonly message: string
  readonly suggestion: string | null
}

interface CollectionCell {
  readonly memberships: readonly WantedMembership[]
  readonly faults: readonly CollectionCellFault[]
}

/** Reads the collections of a cell, each once without regard to case; the last of one name counts. */
export function readCollectionCell(cell: string): CollectionCell {
  const memberships = new Map<string, WantedMembership>()
  const faults: CollectionCellFault[] = []
  for (const part of splitParts(cell)) {
    const read = readPart(part, cell)
    if ('message' in read) faults.push(read)
    else memberships.set(read.name.toLowerCase(), read)
  }
  return { memberships: [...memberships.values()], faults }
}

/** Parts between separators that stand outside of brackets. */
function splitParts(cell: string): string[] {
  const parts: string[] = ['']
  let depth = 0
  for (const letter of cell) {
    if (letter === '[') depth += 1
    if (letter === ']') depth = Math.max(0, depth - 1)
    if (letter === groupSeparator && depth === 0) parts.push('')
    else parts[parts.length - 1] += letter
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

function readPart(part: string, cell: string): WantedMembership | CollectionCellFault {
  const open = part.lastIndexOf('[')
  if (open === -1 && !part.includes(']')) return { name: part, rights: null, expiresAt: undefined }
  if (open < 1 || !part.endsWith(']')) {
    const message = `The brackets of “${part}” don’t fit. Write the name first and close them, such as Finance [add assets, until 2027-01-31].`
    return { message, suggestion: null }
  }
  const name = part.slice(0, open).trim()
  const inside = part.slice(open + 1, -1)
  const words = inside
    .split(/[,;]/)
    .map((word) => word.trim().replace(/\s+/g, ' '))
    .filter((word) => word !== '')
  return readWords(name, words, cell)
}

function readWords(
  name: string,
  words: readonly string[],
  cell: string,
): WantedMembership | CollectionCellFault {
  const ends = words.filter(isEnd)
  const said = words.filter((word) => !isEnd(word))
  const rights = readRights(said)
  if ('unknown' in rights) return toWordFault(name, rights.unknown, cell)
  const faulty = ends.find((word) => toEnd(word) === undefined)
  if (faulty !== undefined) return toEndFault(name, faulty)
  const end = ends.at(-1)
  return {
    name,
    rights: said.length > 0 ? rights : null,
    expiresAt: end === undefined ? undefined : toEnd(end),
  }
}

const isEnd = (word: string) =>
  word.toLowerCase() === membershipWords.never ||
  word.toLowerCase().startsWith(`${membershipWords.until} `)

/** An instant, null for never; undefined for a day that there is not. */
function toEnd(word: string): string | null | undefined {
  if (word.toLowerCase() === membershipWords.never) return null
  return readEnd(word.slice(membershipWords.until.length + 1).trim())
}

/** Whether a name can be told from others in a cell: no separator, and brackets that pair up. */
export const isWritableName = (name: string): boolean =>
  !name.includes(groupSeparator) && /^[^[\]]+(?:\[[^[\]]*\][^[\]]*)*$/.test(name)

/** A membership as a cell says it; the name alone when nobody knows the rights. */
export function toMembershipCell(
  name: string,
  rights: CollectionRights | null,
  expiresAt: string | null,
): string {
  if (rights === null) return name.endsWith(']') ? `${name} []` : name
  const words = writeRights(rights)
  return `${name} [${[...words, toEndWords(expiresAt)].join(', ')}]`
}

function toEndWords(expiresAt: string | null): string {
  if (expiresAt === null) return membershipWords.never
  const instant = new Date(expiresAt).toISOString()
  const isDay = instant.endsWith(lastSecond)
  return `${membershipWords.until} ${isDay ? instant.slice(0, 10) : instant}`
}

function toWordFault(name: string, word: string, cell: string): CollectionCellFault {
  const near = findNearest(word, rightWords)
  return {
    message: `“${word}” at “${name}” is no right. Use admin, add assets, remove assets, update assets, add users, remove users, all or none, and until 2027-01-31 or never for the end.`,
    suggestion: near === null ? null : cell.replace(word, near),
  }
}

const toEndFault = (name: string, word: string): CollectionCellFault => ({
  message: `“${word}” at “${name}” is no day. Write until 2027-01-31, or until 2027-01-31T18:00:00Z.`,
  suggestion: null,
})
