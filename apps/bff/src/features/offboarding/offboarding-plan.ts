import type { Connection } from '@curator/console-contract/connections'
import type { OffboardingOptions } from '@curator/console-contract/offboarding'
import type { OwnedAssets } from '../../plans/change.ts'
import { PlanDraft } from '../../plans/plan-draft.ts'
import { toSetScheduleEnabled, toTransferAssets } from '../../plans/planned/asset-changes.ts'
import { toRemoveMember } from '../../plans/planned/group-changes.ts'
import { toDeactivateUser, toPerson, toUpdateUser } from '../../plans/planned/user-changes.ts'
import { toName } from '../../plans/planned/words.ts'
import type { LeaverFacts, OffboardingFacts } from './leaver-facts.ts'
import { listBlocks, listHandedOver } from './successor-rules.ts'

export type SignIn = Connection['signIn']

/** What a row of the plan rests on, for its tasks: numbers of the changes that must have been made first. */
export interface PlannedLeaver {
  readonly facts: LeaverFacts
  readonly blocks: readonly string[]
  readonly transferSeq: number | null
  /** The last change of the row; null when there is none. */
  readonly lastSeq: number | null
}

/**
 * Plans leavers one after another in the only order the Server takes: switch schedules off, hand over, then end the
 * access, which rests on all before it. A leaver who can't be offboarded as asked becomes a conflict with the reasons.
 */
export function planOffboarding(
  all: OffboardingFacts,
  options: OffboardingOptions,
  signIn: SignIn,
): { draft: PlanDraft; leavers: readonly PlannedLeaver[] } {
  const draft = new PlanDraft()
  const leavers = all.leavers.map((facts) => planLeaver(draft, facts, all, options, signIn))
  return { draft, leavers }
}

function planLeaver(
  draft: PlanDraft,
  facts: LeaverFacts,
  all: OffboardingFacts,
  options: OffboardingOptions,
  signIn: SignIn,
): PlannedLeaver {
  const subject = facts.user.email
  const blocks = listBlocks(facts, all, options)
  if (blocks.length > 0) {
    draft.addRow({ subject, verdict: 'conflict', reasons: blocks, changeSeqs: [] })
    return { facts, blocks, transferSeq: null, lastSeq: null }
  }
  const paused = pauseSchedules(draft, facts, options)
  const transferSeq = handOver(draft, facts, options, paused)
  const before = transferSeq === null ? paused : [...paused, transferSeq]
  const ended = options.end === 'deactivate' ? endAccess(draft, facts, signIn, before) : []
  const changeSeqs = [...before, ...ended]
  draft.addRow({
    subject,
    verdict: changeSeqs.length > 0 ? 'update' : 'unchanged',
    reasons:
      changeSeqs.length > 0
        ? []
        : [`${toName(facts.user)} has nothing to hand over and no access to end.`],
    changeSeqs,
  })
  return { facts, blocks, transferSeq, lastSeq: changeSeqs.at(-1) ?? null }
}

function pauseSchedules(
  draft: PlanDraft,
  facts: LeaverFacts,
  options: OffboardingOptions,
): number[] {
  if (options.schedules !== 'pause' && options.schedules !== 'pause_and_hand_over') return []
  return facts.schedules
    .filter((schedule) => schedule.isEnabled)
    .flatMap((schedule) => draft.add((seq) => toSetScheduleEnabled(seq, schedule, false)) ?? [])
}

function handOver(
  draft: PlanDraft,
  facts: LeaverFacts,
  options: OffboardingOptions,
  dependsOn: readonly number[],
): number | null {
  const { successor } = facts
  const moved = new Set(listHandedOver(facts, options))
  if (!successor || moved.size === 0) return null
  const toNamed = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, name })
  const assets: OwnedAssets = {
    workflows: moved.has('workflows') ? facts.workflows.map(toNamed) : [],
    schedules: moved.has('schedules') ? facts.schedules.map(toNamed) : [],
    collections: moved.has('collections') ? facts.collections.map(toNamed) : [],
  }
  return draft.add(
    (seq) => toTransferAssets(seq, facts.user, successor.user, assets, moved),
    dependsOn,
  )
}

/** On Windows sign-in there is no inactive flag: the role No Access takes its place, and groups go one by one. */
function endAccess(
  draft: PlanDraft,
  { user }: LeaverFacts,
  signIn: SignIn,
  dependsOn: readonly number[],
): number[] {
  if (signIn !== 'windows') {
    if (!user.isActive) return []
    return [draft.add((seq) => toDeactivateUser(seq, user), dependsOn) ?? []].flat()
  }
  const removed = user.groups.flatMap(
    (group) => draft.add((seq) => toRemoveMember(seq, toPerson(user), group), dependsOn) ?? [],
  )
  const lowered = draft.add(
    (seq) => toUpdateUser(seq, user, { role: 'NoAccess' }),
    [...dependsOn, ...removed],
  )
  return [...removed, ...(lowered === null ? [] : [lowered])]
}
