import { type ChangeKind, changeKinds } from '@curator/console-contract/plans'
import { formatCount } from '../../lib/format-count.ts'
import { changeKindText } from './plans-text.ts'

type KindCounts = Readonly<Record<ChangeKind, number>>

/** Kinds in the order in which people ask for them: people first, then groups, then memberships. */
const spokenOrder: readonly ChangeKind[] = [
  'create-user',
  'update-user',
  'create-group',
  'add-group-members',
  'call-operation',
]

/** "41 users", "1 user". */
function toCountedNoun(kind: ChangeKind, count: number): string {
  const { noun } = changeKindText[kind]
  return `${formatCount(count)} ${count === 1 ? noun.one : noun.many}`
}

/** One phrase per kind that has changes: "create 41 users". */
export function toKindPhrases(counts: KindCounts): { kind: ChangeKind; phrase: string }[] {
  return changeKinds
    .filter((kind) => counts[kind] > 0)
    .toSorted((a, b) => spokenOrder.indexOf(a) - spokenOrder.indexOf(b))
    .map((kind) => ({
      kind,
      phrase: `${changeKindText[kind].verb} ${toCountedNoun(kind, counts[kind])}`,
    }))
}

/**
 * What the button that starts a run says: "Create 41 and update 7 users on Practice server". Users stand for the whole
 * plan where it has any; the dialog behind the button lists the rest.
 */
export function toStartLabel(counts: KindCounts, connectionName: string): string {
  return `${capitalize(toDeed(counts))} on ${connectionName}`
}

function toDeed(counts: KindCounts): string {
  const created = counts['create-user']
  const updated = counts['update-user']
  if (created > 0 && updated > 0) {
    return `create ${formatCount(created)} and update ${toCountedNoun('update-user', updated)}`
  }
  if (created > 0) return `create ${toCountedNoun('create-user', created)}`
  if (updated > 0) return `update ${toCountedNoun('update-user', updated)}`
  const phrases = toKindPhrases(counts).map((entry) => entry.phrase)
  return phrases.length > 0 ? phrases.join(' and ') : 'change nothing'
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
