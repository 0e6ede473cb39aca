import {
  type CollectionRights,
  collectionRightKeys,
  collectionRightLabels,
} from '@curator/console-contract/collections'
import type { MemberBefore, MemberValues } from '../change.ts'
import { joinWords } from './words.ts'

/** `all rights`, `no right beyond looking and running`, or the names of those that are given. */
export function sayRights(rights: CollectionRights): string {
  const given = collectionRightKeys.filter((key) => rights[key])
  if (given.length === 0) return 'no right beyond looking and running'
  if (given.length === collectionRightKeys.length) return 'all rights'
  return joinWords(given.map((key) => collectionRightLabels[key].label))
}

export function sayExpiry(expiresAt: string | null): string {
  if (expiresAt === null) return 'Never'
  return `${new Date(expiresAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

const toTime = (expiresAt: string | null) => (expiresAt === null ? null : Date.parse(expiresAt))

/** Whether two say the same: all six rights, and the same instant whatever its spelling. */
export function isSameValues(one: MemberValues, other: MemberValues): boolean {
  return (
    collectionRightKeys.every((key) => one.rights[key] === other.rights[key]) &&
    toTime(one.expiresAt) === toTime(other.expiresAt)
  )
}

export const isKnown = (before: MemberBefore): before is MemberValues => typeof before === 'object'
