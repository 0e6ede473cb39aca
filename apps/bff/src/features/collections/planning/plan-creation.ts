import type { MemberRef } from '@curator/console-contract/collection-plans'
import type { CollectionRights } from '@curator/console-contract/collections'
import type { JoinedCollection } from '../../../collections/joined-collection.ts'
import { PlanDraft } from '../../../plans/plan-draft.ts'
import { toCreateCollection } from '../../../plans/planned/collection-changes.ts'
import type { CollectionFacts } from './collection-facts.ts'
import { findMember } from './members.ts'
import { isSameName, planOwner } from './own-collection.ts'
import { planAssets } from './place-assets.ts'
import { toPlace } from './plan-action.ts'
import { invalid, type Part, PlanRows } from './plan-rows.ts'
import { type Place, planSet } from './set-member.ts'

export interface Creation {
  readonly name: string
  readonly ownerId: string | null
  readonly members: readonly {
    readonly member: MemberRef
    readonly rights: CollectionRights
    readonly expiresAt: string | null
  }[]
  readonly workflowIds: readonly string[]
  readonly scheduleIds: readonly string[]
}

export const findNamesakes = ({ book }: CollectionFacts, name: string) =>
  book.collections.filter(({ collection }) => isSameName(collection.name, name))

/** A collection that the plan creates. */
export function addCreation(
  facts: CollectionFacts,
  draft: PlanDraft,
  name: string,
): { readonly place: Place; readonly seq: number } {
  // Names are looked up exactly when an answer was lost.
  const knownIds = findNamesakes(facts, name).map(({ collection }) => collection.id)
  const seq = draft.add((at) => toCreateCollection(at, name, knownIds))
  if (seq === null) throw new RangeError('a creation that makes nothing')
  return { place: { target: { createdBy: seq, name }, joined: null }, seq }
}

/** A new collection with what goes into it; `existing` is used in place of a new one. */
export function planCreation(
  facts: CollectionFacts,
  wanted: Creation,
  existing: JoinedCollection | null,
): PlanDraft {
  const draft = new PlanDraft()
  const rows = new PlanRows(draft)
  const { made, place } = startCollection(facts, draft, wanted.name, existing)
  const key = wanted.name
  const owner: Part = wanted.ownerId === null ? nothing : planOwner(facts, place, wanted.ownerId)
  const isTwin = existing === null && findNamesakes(facts, wanted.name).length > 0
  rows.add({
    subject: wanted.name,
    key,
    made,
    part: {
      verdict: toVerdict(owner, made.length > 0),
      reasons: [...owner.reasons, ...(isTwin ? [twin] : [])],
      makers: owner.makers,
    },
  })
  for (const { expiresAt, member: ref, rights } of wanted.members) {
    const member = findMember(facts, ref)
    const part =
      typeof member === 'string'
        ? invalid(member)
        : planSet(
            facts,
            place,
            member,
            { rights, expiresAt },
            { mayAdd: true, trustsConsole: false },
          )
    const who = typeof member === 'string' ? ref.id : member.name
    rows.add({ subject: `${who} in ${wanted.name}`, key, part })
  }
  if (wanted.workflowIds.length + wanted.scheduleIds.length > 0)
    rows.add({
      subject: `Workflows and schedules of ${wanted.name}`,
      key,
      part: planAssets(facts, place, {
        addWorkflowIds: wanted.workflowIds,
        addScheduleIds: wanted.scheduleIds,
        removeWorkflowIds: [],
        removeScheduleIds: [],
      }),
    })
  return rows.finish()
}

const nothing: Part = { verdict: 'unchanged', reasons: [], makers: [] }
const twin =
  'There is a collection with this name already. The Server allows a second one; people can’t tell them apart.'

export function startCollection(
  facts: CollectionFacts,
  draft: PlanDraft,
  name: string,
  existing: JoinedCollection | null,
): { readonly place: Place; readonly made: readonly number[] } {
  if (existing) return { place: toPlace(existing), made: [] }
  const { place, seq } = addCreation(facts, draft, name)
  return { place, made: [seq] }
}

/** A collection is created although its owner can’t be set: that shows in the verdict, and nothing is hidden. */
export function toVerdict(owner: Part, isMade: boolean): Part['verdict'] {
  if (owner.verdict === 'conflict' || owner.verdict === 'invalid') return owner.verdict
  return isMade ? 'create' : owner.verdict
}
