import type { ServerCollection } from '@curator/console-contract/collections'
import { collectionId } from '@curator/console-contract/ids'
import { clearMark } from '@curator/console-contract/sheets'
import { countMembers } from '../../collections/collection-filter.ts'
import { findNextExpiry } from '../../collections/collection-states.ts'
import type { JoinedCollection } from '../../collections/joined-collection.ts'
import { toCsvBytes } from '../../core/csv-export.ts'
import { writeRights } from '../../sheets/membership-words.ts'
import type { JoinedMembership } from './membership-list.ts'
import { toCollectionCell, toMemberCell } from './planning/named-rows.ts'
import { type SheetColumn, sheetColumnNames } from './planning/sheet-columns.ts'
import type { SheetNames } from './planning/sheet-names.ts'

/** A collection as pages show it. */
export function toView(joined: JoinedCollection, nowMs: number): ServerCollection {
  const { collection, owner } = joined
  const { createdAt, id, name, scheduleIds, workflowIds } = collection
  return {
    id: collectionId.parse(id),
    name,
    owner,
    ...countMembers(joined),
    workflowCount: workflowIds.length,
    scheduleCount: scheduleIds.length,
    createdAt,
    nextExpiryAt: findNextExpiry(joined, nowMs),
  }
}

const headers = [
  'Name',
  'Owner',
  'Owner e-mail',
  'People',
  'Groups',
  'Studios',
  'Workflows',
  'Schedules',
  'Created (UTC)',
  'Next expiry (UTC)',
  'Id',
] as const

export function toCollectionCsv(
  collections: readonly JoinedCollection[],
  nowMs: number,
): Uint8Array<ArrayBuffer> {
  function* rows(): Generator<readonly string[]> {
    yield headers
    for (const joined of collections) {
      const view = toView(joined, nowMs)
      yield [
        view.name,
        view.owner.name,
        view.owner.email,
        String(view.userCount),
        String(view.groupCount),
        String(view.studioCount),
        String(view.workflowCount),
        String(view.scheduleCount),
        view.createdAt ?? '',
        view.nextExpiryAt ?? '',
        view.id,
      ]
    }
  }
  return toCsvBytes(rows())
}

/**
 * Memberships in the columns of a sheet of collections; studios, which no sheet can set, are left out. A name by
 * which a sheet would not find just this one gives way to the id, or the file could not be brought back.
 */
export function toMembershipCsv(
  memberships: readonly JoinedMembership[],
  names: SheetNames,
): Uint8Array<ArrayBuffer> {
  function* rows(): Generator<readonly string[]> {
    yield sheetColumnNames
    for (const membership of memberships) {
      const cells = toSheetCells(membership, names)
      if (cells) yield sheetColumnNames.map((column) => cells[column] ?? '')
    }
  }
  return toCsvBytes(rows())
}

/** Null for a studio. Rights that nobody knows stay blank, which asks for nothing. */
function toSheetCells(
  { joined, member }: JoinedMembership,
  names: SheetNames,
): Partial<Record<SheetColumn, string>> | null {
  if (member.kind === 'studio') return null
  const seat = {
    collection: toCollectionCell(names, joined),
    member: toMemberCell(names, member),
  }
  if (member.rights === null) return seat
  const expires = member.expiresAt ?? clearMark
  return { ...seat, rights: writeRights(member.rights).join(', '), expires }
}
