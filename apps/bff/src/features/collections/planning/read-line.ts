import type { MemberRef } from '@curator/console-contract/collection-plans'
import type { CollectionRights } from '@curator/console-contract/collections'
import { findNamedMember, findPerson } from './named-rows.ts'
import {
  readAction,
  readExpiry,
  readRightsCell,
  type SheetAction,
  sheetActions,
} from './sheet-cells.ts'
import type { CollectionLine, SheetColumn } from './sheet-columns.ts'
import type { SheetFacts } from './sheet-facts.ts'
import { toKey } from './sheet-names.ts'

export interface Fault {
  readonly column: SheetColumn | ''
  readonly text: string
}

/** What a line says, as far as its cells could be understood. */
export interface ReadLine {
  readonly line: number
  /** As it stands in the cell. */
  readonly collectionName: string
  readonly action: SheetAction | null
  readonly newName: string | null
  readonly ownerId: string | null
  readonly member: MemberRef | null
  readonly memberName: string
  readonly rights: CollectionRights | undefined
  readonly expiresAt: string | null | undefined
  readonly workflowId: string | null
  readonly scheduleId: string | null
  readonly faults: readonly Fault[]
}

/** Understands a line by itself; whether its collection is there is judged with the others. */
export function readLine(facts: SheetFacts, { cells, line }: CollectionLine): ReadLine {
  const faults: Fault[] = []
  const read = <T>(
    column: SheetColumn,
    toValue: (text: string) => T | { readonly fault: string },
  ): T | null => {
    const text = cells[column]
    if (text === '') return null
    const value = toValue(text)
    if (typeof value !== 'object' || value === null || !('fault' in value)) return value as T
    faults.push({ column, text: value.fault })
    return null
  }
  const collectionName = cells.collection
  if (collectionName === '')
    faults.push({ column: 'collection', text: 'Say which collection it is, by name or id.' })
  const action = read<SheetAction>('action', toAction)
  const found = {
    newName: read<string>('new name', (text) =>
      text.length > 255 ? { fault: 'A name has at most 255 characters.' } : text,
    ),
    ownerId: read<string>('owner', (text) => findPerson(facts, text)),
    member: read<MemberRef>('member', (text) => findNamedMember(facts, text)),
    rights: read<CollectionRights>('rights', toRights) ?? undefined,
    workflowId: read<string>('workflow', (text) => toAsset(facts, 'workflow', text)),
    scheduleId: read<string>('schedule', (text) => toAsset(facts, 'schedule', text)),
  }
  const expiry = read<{ readonly at: string | null }>('expires', toExpiry)
  if (cells.member === '' && cells.rights + cells.expires !== '')
    faults.push({ column: 'member', text: 'Rights and expiry belong to a member. Say whose.' })
  return {
    line,
    collectionName,
    action,
    ...found,
    memberName: cells.member,
    expiresAt: expiry === null ? undefined : expiry.at,
    faults,
  }
}

const toAction = (text: string): SheetAction | { readonly fault: string } =>
  readAction(text) ?? {
    fault: `“${text}” is no action. Write ${sheetActions.join(', ')} or nothing.`,
  }

function toRights(text: string): CollectionRights | { readonly fault: string } {
  const rights = readRightsCell(text)
  if (!('unknown' in rights)) return rights
  return {
    fault: `“${rights.unknown}” is no right. Write all, none, or some of: admin, add assets, remove assets, update assets, add users, remove users.`,
  }
}

function toExpiry(text: string): { readonly at: string | null } | { readonly fault: string } {
  const at = readExpiry(text)
  if (at !== undefined) return { at }
  return {
    fault: `“${text}” is no date. Write 2027-01-31, an instant such as 2027-01-31T12:00:00Z, or <clear> for never.`,
  }
}

function toAsset(
  facts: SheetFacts,
  kind: 'workflow' | 'schedule',
  text: string,
): string | { readonly fault: string } {
  const names = kind === 'workflow' ? facts.workflowNames : facts.scheduleNames
  if (names.has(text)) return text
  const byName = kind === 'workflow' ? facts.workflowsByName : facts.schedulesByName
  const found = byName.get(toKey(text)) ?? []
  const [asset] = found
  if (asset && found.length === 1) return asset.id
  return {
    fault: asset
      ? `The Server has ${found.length} ${kind}s named “${text}”. Write the id.`
      : `The Server has no ${kind} named “${text}”.`,
  }
}
