import { PlanDraft } from '../../plans/plan-draft.ts'
import { toCreateCredential } from '../../plans/planned/credential-changes.ts'
import { toAddShare } from '../../plans/planned/share-changes.ts'
import type { KnownReceiver } from '../../shares/share-rows.ts'
import { gone } from './credential-plan.ts'

interface NewCredential {
  readonly userName: string
  /** Credentials of this name that there are already. */
  readonly knownIds: readonly string[]
}

/** A new credential and its shares: each share rests on it. */
export function planNewCredential(
  wanted: NewCredential,
  receivers: readonly KnownReceiver[],
  goneIds: readonly string[],
): PlanDraft {
  const draft = new PlanDraft()
  const createdBy = draft.add((seq) => toCreateCredential(seq, wanted))
  addCreation(draft, wanted, createdBy)
  for (const receiver of receivers) addShareOfNew(draft, wanted.userName, createdBy, receiver)
  for (const subject of goneIds)
    draft.addRow({ subject, verdict: 'invalid', reasons: [gone], changeSeqs: [] })
  return draft
}

/** The row of the change that makes one; also what a row of a sheet asks for. */
export function addCreation(
  draft: PlanDraft,
  { knownIds, userName }: NewCredential,
  createdBy: number | null,
  line?: number,
): void {
  const namesakes =
    knownIds.length > 0
      ? [`The Server has ${knownIds.length} of this name already; this is one more.`]
      : []
  draft.addRow({
    ...(line === undefined ? {} : { line }),
    subject: userName,
    verdict: 'create',
    reasons: [...namesakes, 'Type its password when the run is started.'],
    changeSeqs: [createdBy],
  })
}

/** One share of a credential that the plan makes. */
export function addShareOfNew(
  draft: PlanDraft,
  userName: string,
  createdBy: number | null,
  receiver: KnownReceiver,
  line?: number,
): void {
  if (createdBy === null) return
  const thing = { shared: 'credential', createdBy, name: userName } as const
  const seq = draft.add((next) => toAddShare(next, thing, receiver))
  draft.addRow({
    ...(line === undefined ? {} : { line }),
    subject: `${userName}: ${receiver.subject}`,
    verdict: 'create',
    reasons: [],
    changeSeqs: [createdBy, seq],
  })
}
