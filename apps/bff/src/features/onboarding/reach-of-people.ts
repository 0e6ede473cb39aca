import { groupSeparator } from '@curator/console-contract/onboarding-fields'
import type { KnownShare, ReachSources } from '../../access/reach-book.ts'
import { isWritableName, toMembershipCell } from './collection-cell.ts'

type ReachField = 'collections' | 'credentials' | 'dataConnections'

/**
 * What each person is in and is given, as cells of the sheet say it. Names that could not be told from others in a cell, and
 * those that several things have, are left out: bringing the file back must ask for nothing.
 */
export class ReachOfPeople {
  readonly #parts: Readonly<Record<ReachField, Map<string, string[]>>> = {
    collections: new Map(),
    credentials: new Map(),
    dataConnections: new Map(),
  }

  constructor({ collections, credentials, dataConnections }: ReachSources) {
    for (const { members, name } of onlyPlain(collections.items))
      for (const { expiresAt, id, kind, rights } of members)
        if (kind === 'user') this.#add('collections', id, toMembershipCell(name, rights, expiresAt))
    this.#addShares('credentials', credentials.items)
    this.#addShares('dataConnections', dataConnections.items)
  }

  cell(field: ReachField, userId: string): string {
    return (this.#parts[field].get(userId) ?? []).join(`${groupSeparator} `)
  }

  #addShares(field: ReachField, shares: readonly KnownShare[]): void {
    for (const { name, userIds } of onlyPlain(shares))
      for (const id of userIds) this.#add(field, id, name)
  }

  #add(field: ReachField, userId: string, part: string): void {
    const parts = this.#parts[field].get(userId)
    if (parts) parts.push(part)
    else this.#parts[field].set(userId, [part])
  }
}

function onlyPlain<T extends { readonly name: string }>(items: readonly T[]): T[] {
  const counts = new Map<string, number>()
  const toKey = (name: string) => name.trim().toLowerCase()
  for (const { name } of items) counts.set(toKey(name), (counts.get(toKey(name)) ?? 0) + 1)
  return items.filter(({ name }) => counts.get(toKey(name)) === 1 && isWritableName(name.trim()))
}
