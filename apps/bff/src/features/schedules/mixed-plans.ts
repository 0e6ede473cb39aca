import type { ConnectionId } from '@curator/console-contract/ids'
import type { ScheduleAction } from '@curator/console-contract/schedule-plans'
import type { CapabilityBook } from '../../alteryx/capabilities.ts'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { Directories, Directory } from '../../directory/directory.ts'
import type { ScheduleBook } from '../../directory/schedule-book.ts'
import type { PlannedRow } from '../../plans/change.ts'
import { PlanDraft } from '../../plans/plan-draft.ts'
import { gatherFacts } from './planning/gather-facts.ts'
import type { ScheduleFacts, SettledAction } from './planning/schedule-facts.ts'
import { planSchedules } from './planning/schedule-plan.ts'
import type { RuleBook } from './rule-book.ts'
import { whyNoPatch } from './schedule-abilities.ts'

/** What is to be done with one schedule, or a row that says why nothing is; `note` stands with each row. */
interface ScheduleWish {
  readonly scheduleId: string
  readonly name: string
  readonly note: string
  readonly action: Exclude<ScheduleAction, { kind: 'spread' }> | null
  readonly row: (Pick<PlannedRow, 'verdict'> & { readonly reason: string }) | null
}

interface MixedPlanDeps {
  readonly directories: Directories
  readonly rules: RuleBook
  readonly capabilities: Pick<CapabilityBook, 'find'>
  readonly clock: Clock
}

type DraftMixedPlan = (
  connectionId: ConnectionId,
  book: ScheduleBook,
  wishes: readonly ScheduleWish[],
) => Promise<PlanDraft>

/** Plans another action for each schedule, one row each in the order of the wishes. */
export function createMixedPlans(deps: MixedPlanDeps): DraftMixedPlan {
  return async (connectionId, book, wishes) => {
    const noPatch = await whyNoPatch(deps.capabilities, connectionId)
    const directory = await deps.directories.get(connectionId)
    const groups = await gatherGroups({ ...deps, connectionId, directory, book }, wishes, noPatch)
    const draft = new NotedDraft()
    for (const wish of wishes) draft.addWish(wish, book, groups)
    return draft
  }
}

/** A draft that adds who wanted it to each row. */
class NotedDraft extends PlanDraft {
  note = ''

  addWish(
    { action, name, note, row, scheduleId }: ScheduleWish,
    book: ScheduleBook,
    groups: ReadonlyMap<string, Group>,
  ): void {
    this.note = note
    const group = action && groups.get(JSON.stringify(action))
    const refusal = row ?? (group && 'why' in group ? toInvalid(group.why) : null)
    if (refusal) {
      const { reason, verdict } = refusal
      this.addRow({ subject: name, verdict, reasons: [reason], changeSeqs: [] })
    } else if (action && group && !('why' in group)) {
      const chosen = [{ id: scheduleId, joined: book.byId.get(scheduleId) ?? null }]
      planSchedules(action, { ...group, chosen }, this)
    }
  }

  override addRow(row: Parameters<PlanDraft['addRow']>[0]): void {
    super.addRow({ ...row, reasons: [...row.reasons, this.note] })
  }
}

const toInvalid = (reason: string) => ({ verdict: 'invalid' as const, reason })

type Group = ScheduleFacts | { readonly why: string }

/** Facts of each action, by its JSON; one that can't be planned at all says why. */
async function gatherGroups(
  sources: Omit<MixedPlanDeps, 'directories'> & {
    readonly connectionId: ConnectionId
    readonly directory: Directory
    readonly book: ScheduleBook
  },
  wishes: readonly ScheduleWish[],
  noPatch: string | null,
): Promise<ReadonlyMap<string, Group>> {
  const ids = new Map<string, { readonly action: SettledAction; readonly ids: string[] }>()
  for (const { action, scheduleId } of wishes) {
    if (!action) continue
    const key = JSON.stringify(action)
    const group = ids.get(key) ?? { action, ids: [] }
    group.ids.push(scheduleId)
    ids.set(key, group)
  }
  const groups = new Map<string, Group>()
  const more = { ...sources, nowMs: sources.clock.now().getTime(), canPatch: true }
  for (const [key, group] of ids)
    groups.set(key, noPatch === null ? await gather(more, group) : { why: noPatch })
  return groups
}

async function gather(
  sources: Parameters<typeof gatherFacts>[0],
  group: { readonly action: SettledAction; readonly ids: readonly string[] },
): Promise<Group> {
  try {
    return await gatherFacts(sources, group.action, group.ids)
  } catch (error) {
    // An owner or credential that is gone spoils its own rows, not the plan.
    if (!(error instanceof AppError)) throw error
    if (error.code !== 'not_found' && error.code !== 'request_invalid') throw error
    return { why: error.options.detail ?? error.options.fields?.[0]?.message ?? error.message }
  }
}
