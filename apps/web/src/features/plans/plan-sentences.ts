import { type ChangeKind, changeKinds } from '@curator/console-contract/plans'
import { formatCount } from '../../lib/format-count.ts'
import { changeKindText } from './change-kind-text.ts'

type KindCounts = Readonly<Record<ChangeKind, number>>

/** Kinds in the order in which people ask for them: people first, then groups, then memberships. */
const spokenOrder: readonly ChangeKind[] = [
  'create-user',
  'update-user',
  'deactivate-user',
  'delete-user',
  'reset-password',
  'create-group',
  'update-group',
  'delete-group',
  'add-group-members',
  'remove-group-member',
  'add-directory-group',
  'remove-directory-group',
  'transfer-assets',
  'change-owner',
  'create-schedule',
  'patch-schedule',
  'set-schedule-enabled',
  'delete-schedule',
  'create-collection',
  'update-collection',
  'set-collection-member',
  'remove-collection-member',
  'add-collection-asset',
  'remove-collection-asset',
  'delete-collection',
  'create-credential',
  'change-credential-password',
  'delete-credential',
  'add-share',
  'remove-share',
  'rename-data-connection',
  'delete-data-connection',
  'create-studio',
  'update-studio',
  'move-to-studio',
  'delete-studio',
  'upsert-dcm-connection',
  'unshare-dcm-connection',
  'delete-dcm-connection',
  'upsert-dcm-rule',
  'delete-dcm-rule',
  'call-operation',
]

/** A button never leaves these unsaid behind users that are created or updated. */
const removingKinds: readonly ChangeKind[] = [
  'deactivate-user',
  'delete-user',
  'delete-group',
  'remove-group-member',
  'remove-directory-group',
  'transfer-assets',
  'change-owner',
  'delete-schedule',
  'delete-collection',
  'remove-collection-member',
  'remove-collection-asset',
  'remove-share',
  'delete-credential',
  'delete-data-connection',
  'delete-studio',
  'unshare-dcm-connection',
  'delete-dcm-connection',
  'delete-dcm-rule',
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

/** With more kinds than this a button gives their sum; the dialog behind it lists them. */
const shownDeeds = 2

function toDeed(counts: KindCounts): string {
  const created = counts['create-user']
  const updated = counts['update-user']
  const removes = removingKinds.some((kind) => counts[kind] > 0)
  if (created > 0 && updated > 0 && !removes) {
    return `create ${formatCount(created)} and update ${toCountedNoun('update-user', updated)}`
  }
  if (created > 0 && !removes) return `create ${toCountedNoun('create-user', created)}`
  if (updated > 0 && !removes) return `update ${toCountedNoun('update-user', updated)}`
  const phrases = toKindPhrases(counts).map((entry) => entry.phrase)
  if (phrases.length > shownDeeds) {
    const changes = changeKinds.reduce((sum, kind) => sum + counts[kind], 0)
    return `make ${formatCount(changes)} changes`
  }
  return phrases.length > 0 ? phrases.join(' and ') : 'change nothing'
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
