import type { Directory } from '../../directory/directory.ts'
import type { ChangePayloads } from '../change.ts'
import type { RunEffects, SeqApplied } from '../changes/change-kind.ts'
import { findRules } from '../changes/change-kinds.ts'
import { groupBy } from '../changes/group-by.ts'
import type { AppliedItem } from './ended-change.ts'
import { type Stand, undoable } from './stand.ts'

/** Changes asked of the directory at once. */
const batchSize = 500

/** How each applied change of a run stands now, each for itself. */
export async function judgeChanges(
  directory: Directory,
  items: Iterable<AppliedItem>,
): Promise<Map<number, Stand>> {
  const all = [...items]
  const effects = toEffects(all)
  const findDeleted = toDeleted(all)
  const stands = new Map<number, Stand>()
  const asked: AppliedItem[] = []
  for (const item of all) {
    const sentence = findImpossible(item) ?? findDeleted(item)
    stands.set(item.change.seq, sentence === null ? undoable : { is: 'impossible', sentence })
    if (sentence === null) asked.push(item)
  }
  for (const sameKind of groupBy(asked, ({ change }) => change.kind).values())
    for (let at = 0; at < sameKind.length; at += batchSize)
      await askDirectory(directory, sameKind.slice(at, at + batchSize), effects, stands)
  return stands
}

async function askDirectory(
  directory: Directory,
  batch: readonly AppliedItem[],
  effects: RunEffects,
  stands: Map<number, Stand>,
): Promise<void> {
  const [first] = batch
  if (!first) return
  const { findChangedSince } = findRules(first.change.kind)
  const applied = batch.map((item) => item.applied)
  for (const [seq, since] of await findChangedSince(directory, applied, effects))
    stands.set(seq, since)
}

function findImpossible({ applied, change }: AppliedItem): string | null {
  const inverse = findRules(change.kind).invert(applied)
  return inverse.isPossible ? null : inverse.reason
}

function toEffects(items: readonly AppliedItem[]): RunEffects {
  const added = new Set<string>()
  const put = new Set<string>()
  for (const { applied, change } of items) {
    const { toId } = applied
    if (change.kind === 'add-group-members') {
      const { payload } = applied as SeqApplied<ChangePayloads['add-group-members']>
      added.add(`${toId(payload.user)} ${toId(payload.group)}`)
    } else if (change.kind === 'set-collection-member') {
      const { payload } = applied as SeqApplied<ChangePayloads['set-collection-member']>
      put.add(`${toId(payload.member)} ${toId(payload.collection)}`)
    } else if (change.kind === 'add-collection-asset') {
      const { payload } = applied as SeqApplied<ChangePayloads['add-collection-asset']>
      put.add(`${payload.assetId} ${toId(payload.collection)}`)
    }
  }
  return {
    hasAdded: (userId, groupId) => added.has(`${userId} ${groupId}`),
    hasPut: (id, collectionId) => put.has(`${id} ${collectionId}`),
  }
}

type Target = { readonly id: string } | { readonly createdBy: number }
type Loose = {
  userId?: string
  user?: Target
  groupId?: string
  group?: Target
  collection?: Target
  email?: string
}

/** What the run did to somebody, or a group, before it deleted them went with them. */
function toDeleted(items: readonly AppliedItem[]): (item: AppliedItem) => string | null {
  const deleted = new Map<string, string>()
  for (const { applied, change } of items) {
    const payload = applied.payload as Loose & { groupName?: string }
    if (change.kind === 'delete-user') deleted.set(payload.userId ?? '', payload.email ?? '')
    if (change.kind === 'delete-group')
      deleted.set(payload.groupId ?? '', `the group ${payload.groupName}`)
    if (change.kind === 'delete-collection') {
      const { collectionId, collectionName } =
        applied.payload as ChangePayloads['delete-collection']
      deleted.set(collectionId, `the collection “${collectionName}”`)
    }
  }
  return ({ applied }) => {
    const { collection, group, groupId, user, userId } = applied.payload as Loose
    const ids = [
      userId ?? (user ? applied.toId(user) : ''),
      groupId ?? (group ? applied.toId(group) : ''),
      collection ? applied.toId(collection) : '',
    ]
    const name = ids.map((id) => deleted.get(id)).find((each) => each !== undefined)
    return name === undefined ? null : `The run deleted ${name}, which can’t be undone.`
  }
}
