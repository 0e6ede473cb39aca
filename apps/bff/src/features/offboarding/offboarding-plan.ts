import type { Connection } from '@curator/console-contract/connections'
import type { OffboardingOptions } from '@curator/console-contract/offboarding'
import type { OwnedAssets } from '../../plans/change.ts'
import { PlanDraft } from '../../plans/plan-draft.ts'
import { toSetScheduleEnabled, toTransferAssets } from '../../plans/planned/asset-changes.ts'
import { CuratorGuard } from '../../plans/planned/curator-guard.ts'
import { addEndOfAccess } from '../../plans/planned/end-access.ts'
import { toName } from '../../plans/planned/words.ts'
import type { LeaverFacts, OffboardingFacts } from './leaver-facts.ts'
import { listHandedOver, listSuccessorBlocks } from './successor-rules.ts'

export type SignIn = Connection['signIn']

/** What a row of the plan rests on, for its tasks: numbers of the changes that must have been made first. */
export interface PlannedLeaver {
  readonly facts: LeaverFacts
  readonly blocks: readonly string[]
  readonly transferSeq: number | null
  /** All changes of the row, in their order. */
  readonly changeSeqs: readonly number[]
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
  const guard = new CuratorGuard(all.curators.curatorIds, all.curators.groupRoles)
  const leavers = all.leavers.map((facts) => {
    const blocks = listSuccessorBlocks(facts, all, options)
    // Who can't hand over stays, and goes on administering the Server.
    const isEnding = options.end === 'deactivate' && blocks.length === 0
    const last = isEnding ? guard.refuse(facts.user, null) : null
    return planLeaver(draft, facts, last === null ? blocks : [last], options, signIn)
  })
  return { draft, leavers }
}

function planLeaver(
  draft: PlanDraft,
  facts: LeaverFacts,
  blocks: readonly string[],
  options: OffboardingOptions,
  signIn: SignIn,
): PlannedLeaver {
  const subject = facts.user.email
  if (blocks.length > 0) {
    draft.addRow({ subject, verdict: 'conflict', reasons: blocks, changeSeqs: [] })
    return { facts, blocks, transferSeq: null, changeSeqs: [] }
  }
  const paused = pauseSchedules(draft, facts, options)
  const transferSeq = handOver(draft, facts, options, paused)
  const before = transferSeq === null ? paused : [...paused, transferSeq]
  const isEnding = options.end === 'deactivate'
  const ended = isEnding ? addEndOfAccess(draft, facts.user, signIn, before) : []
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
  return { facts, blocks, transferSeq, changeSeqs }
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
