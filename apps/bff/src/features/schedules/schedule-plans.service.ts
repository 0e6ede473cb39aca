import {
  type ConnectionId,
  connectionId as connectionIdSchema,
} from '@curator/console-contract/ids'
import {
  maxSelectedSchedules,
  type ScheduleAction,
  type ScheduleSelection,
} from '@curator/console-contract/schedule-plans'
import type { CapabilityBook } from '../../alteryx/capabilities.ts'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { Directories } from '../../directory/directory.ts'
import type { CreatePlan } from '../../plans/plan-writer.ts'
import type { PlanRecord } from '../../store/plan.store.ts'
import { checkAction } from './planning/check-action.ts'
import { gatherFacts } from './planning/gather-facts.ts'
import { keptAction } from './planning/kept-action.ts'
import type { SettledAction } from './planning/schedule-facts.ts'
import { planSchedules } from './planning/schedule-plan.ts'
import { toScheduleTitle } from './planning/schedule-titles.ts'
import type { RuleBook } from './rule-book.ts'
import { whyNoPatch } from './schedule-abilities.ts'
import type { ScheduleSearch } from './schedule-search.ts'

interface SchedulePlansDeps {
  readonly directories: Directories
  readonly search: ScheduleSearch
  readonly rules: RuleBook
  readonly capabilities: Pick<CapabilityBook, 'find'>
  readonly createPlan: CreatePlan
  readonly clock: Clock
}

export interface SchedulePlanRequest {
  readonly connectionId: ConnectionId
  readonly selection?: ScheduleSelection | undefined
  readonly action: ScheduleAction
}

/** Plans for schedules: any action for any selection. */
export class SchedulePlansService {
  readonly #deps: SchedulePlansDeps

  constructor(deps: SchedulePlansDeps) {
    this.#deps = deps
  }

  /** Errors stand in the contract. */
  async createPlan({ action, connectionId, selection }: SchedulePlanRequest, authorId: string) {
    const scheduleIds = await this.#listChosen(connectionId, action, selection)
    return this.#plan(connectionId, settle(action, scheduleIds), scheduleIds, authorId)
  }

  /** Plans the schedules of these rows again. */
  async replan(plan: PlanRecord, lines: readonly number[], authorId: string) {
    const { action, scheduleIds } = keptAction.parse(plan.options)
    const chosen = lines.flatMap((line) => scheduleIds[line - 1] ?? [])
    const connectionId = connectionIdSchema.parse(plan.connectionId)
    return this.#plan(connectionId, action, chosen, authorId)
  }

  async #plan(
    connectionId: ConnectionId,
    action: SettledAction,
    scheduleIds: readonly string[],
    authorId: string,
  ) {
    const { capabilities, clock, createPlan, directories, rules, search } = this.#deps
    checkAction(action, scheduleIds.length)
    const noPatch = await whyNoPatch(capabilities, connectionId)
    if (noPatch !== null) refuseWithoutPatch(action, noPatch)
    const sources = {
      connectionId,
      directory: await directories.get(connectionId),
      book: await search.open(connectionId),
      rules,
      nowMs: clock.now().getTime(),
      canPatch: noPatch === null,
    }
    const facts = await gatherFacts(sources, action, scheduleIds)
    return createPlan(
      {
        connectionId,
        authorId,
        slice: 'schedules',
        title: toScheduleTitle(action, scheduleIds.length),
        sheetId: null,
        options: { action, scheduleIds },
        directoryTakenAt: sources.book.takenAt,
      },
      planSchedules(action, facts).chunks(),
    )
  }

  /** Ids in the order of the selection, each once. */
  async #listChosen(
    connectionId: ConnectionId,
    action: ScheduleAction,
    selection: ScheduleSelection | undefined,
  ): Promise<string[]> {
    if (action.kind === 'retime')
      return [...new Set<string>(action.moves.map(({ scheduleId }) => scheduleId))]
    if (!selection) throw noSelection('Choose which schedules it is about.')
    if (selection.kind === 'ids') return [...new Set<string>(selection.ids)]
    const except = new Set<string>(selection.except)
    const { matching } = await this.#deps.search.search(connectionId, selection.filters)
    const chosen = matching.map(({ schedule }) => schedule.id).filter((id) => !except.has(id))
    if (chosen.length === 0) throw noSelection('Nothing matches any more. Choose again.')
    if (chosen.length <= maxSelectedSchedules) return chosen
    const detail = `${chosen.length.toLocaleString('en')} schedules match, and one plan may change ${maxSelectedSchedules.toLocaleString('en')}. Narrow the list and make several plans.`
    throw new AppError('too_many_rows', { detail })
  }
}

/** A spread becomes moves of its own for each schedule, so that some of them planned again later keep their distance. */
function settle(action: ScheduleAction, scheduleIds: readonly string[]): SettledAction {
  if (action.kind !== 'spread') return action
  const moves = scheduleIds.map((scheduleId, at) => ({
    scheduleId: scheduleId as never,
    minutes: at * action.everyMinutes,
  }))
  return { kind: 'retime', moves, acceptInferred: action.acceptInferred }
}

/** Without PATCH only deleting is left, and that at once: nothing can be switched off first. */
function refuseWithoutPatch(action: SettledAction, why: string): void {
  if (action.kind !== 'delete') throw new AppError('action_not_available', { detail: why })
  if (action.afterDays === 0) return
  const detail =
    'Schedules can’t be switched off on this Server, so none can wait for its deletion. Delete without a waiting time, or switch them off on the Server’s own pages.'
  throw new AppError('action_not_available', { detail })
}

function noSelection(message: string): AppError {
  return new AppError('request_invalid', {
    fields: [{ path: 'body.selection', rule: 'required', message }],
  })
}
