import type { JoinedCollection } from '../../../collections/joined-collection.ts'
import type { Maker } from '../../../plans/changes/change-kind.ts'
import {
  type AssetTarget,
  toAddCollectionAsset,
  toRemoveCollectionAsset,
} from '../../../plans/planned/collection-changes.ts'
import type { CollectionFacts } from './collection-facts.ts'
import { invalid, type Part } from './plan-rows.ts'
import type { Place } from './set-member.ts'

export interface WantedAssets {
  readonly addWorkflowIds: readonly string[]
  readonly removeWorkflowIds: readonly string[]
  readonly addScheduleIds: readonly string[]
  readonly removeScheduleIds: readonly string[]
}

/** Workflows and schedules go into a collection, or out of it. */
export function planAssets(facts: CollectionFacts, place: Place, wanted: WantedAssets): Part {
  const added = [
    ...toAssets('workflow', wanted.addWorkflowIds, facts.workflowNames),
    ...toAssets('schedule', wanted.addScheduleIds, facts.scheduleNames),
  ]
  const gone = added.find(({ isKnown }) => !isKnown)
  if (gone)
    return invalid(`The ${gone.kind} ${gone.id} is not on the Server, or no longer. Choose again.`)
  const removed = [
    ...toAssets('workflow', wanted.removeWorkflowIds, facts.workflowNames),
    ...toAssets('schedule', wanted.removeScheduleIds, facts.scheduleNames),
  ]
  const makers: Maker[] = [
    ...added
      .filter((asset) => !holds(place.joined, asset))
      .map((asset) => (seq: number) => toAddCollectionAsset(seq, place.target, asset)),
    ...removed
      .filter((asset) => holds(place.joined, asset))
      .map((asset) => (seq: number) => toRemoveCollectionAsset(seq, place.target, asset)),
  ]
  return { verdict: makers.length > 0 ? 'update' : 'unchanged', reasons: [], makers }
}

function toAssets(
  kind: AssetTarget['kind'],
  ids: readonly string[],
  names: ReadonlyMap<string, string>,
): (AssetTarget & { readonly isKnown: boolean })[] {
  return [...new Set(ids)].map((id) => ({
    kind,
    id,
    name: names.get(id) ?? id,
    isKnown: names.has(id),
  }))
}

function holds(joined: JoinedCollection | null, { id, kind }: AssetTarget): boolean {
  if (!joined) return false
  const { scheduleIds, workflowIds } = joined.collection
  return (kind === 'workflow' ? workflowIds : scheduleIds).includes(id)
}
