import {
  type ConnectionId,
  connectionId as connectionIdSchema,
  type ScheduleId,
} from '@curator/console-contract/ids'
import { createScheduleCreation } from '@curator/console-contract/schedule-plans'
import type { ScheduleRule } from '@curator/console-contract/schedule-rules'
import type { FieldFault } from '@curator/endpoint/problem'
import { z } from 'zod'
import type { CapabilityBook } from '../../alteryx/capabilities.ts'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { Directories, Directory } from '../../directory/directory.ts'
import { PlanDraft } from '../../plans/plan-draft.ts'
import type { CreatePlan } from '../../plans/plan-writer.ts'
import { toCreateSchedule } from '../../plans/planned/schedule-changes.ts'
import { hasRunAt } from '../../schedules/judge-rule.ts'
import { toLocalMs } from '../../schedules/rules/local-time.ts'
import { findRuleFaults } from '../../schedules/rules/preview-rule.ts'
import { moveStartIntoFuture } from '../../schedules/rules/to-iteration.ts'
import { clockOf } from '../../schedules/rules/zone-clock.ts'
import type { PlanRecord } from '../../store/plan.store.ts'
import { findCredential } from './planning/gather-facts.ts'
import type { RuleBook } from './rule-book.ts'
import type { ScheduleSearch } from './schedule-search.ts'

export type CreationRequest = z.output<typeof createScheduleCreation.body>

/** What a plan of a new schedule keeps, to plan the same again. */
const keptCreation = z.object({ creation: createScheduleCreation.body })

interface ScheduleCreationsDeps {
  readonly directories: Directories
  readonly search: ScheduleSearch
  readonly rules: RuleBook
  readonly capabilities: Pick<CapabilityBook, 'find'>
  readonly createPlan: CreatePlan
  readonly clock: Clock
}

/** New schedules, and rules that people confirm. */
export class ScheduleCreationsService {
  readonly #deps: ScheduleCreationsDeps

  constructor(deps: ScheduleCreationsDeps) {
    this.#deps = deps
  }

  /** Errors stand in the contract. */
  async createPlan(request: CreationRequest, authorId: string) {
    const { capabilities, clock, createPlan, directories, search } = this.#deps
    const { connectionId, credentialId, rule, timeZone, workflowId, ...fields } = request
    const why = (await capabilities.find(connectionId)).whyMissing('Schedules_CreateSchedule')
    if (why !== null) throw new AppError('action_not_available', { detail: why })
    refuse(findTimingFaults(rule, timeZone, clock.now().getTime()))
    const directory = await directories.get(connectionId)
    const workflowName = await findWorkflow(directory, workflowId)
    const credentialName =
      credentialId === '' ? '' : await findCredential(directory, credentialId, 'body.credentialId')
    const book = await search.open(connectionId)
    const namesakes = book.schedules.filter(
      ({ schedule }) => schedule.workflowId === workflowId && schedule.name === fields.name,
    )
    const payload = {
      workflowId,
      workflowName,
      fields: { ...fields, credentialId },
      timing: { rule, timeZone },
      knownIds: namesakes.map(({ schedule }) => schedule.id),
    }
    const draft = new PlanDraft()
    const seq = draft.add((next) =>
      toCreateSchedule(next, payload, { [credentialId]: credentialName }),
    )
    draft.addRow({
      subject: fields.name,
      verdict: 'create',
      reasons:
        namesakes.length > 0
          ? [`${workflowName} has a schedule of this name already. Afterwards there are two.`]
          : [],
      changeSeqs: [seq],
    })
    return createPlan(
      {
        connectionId,
        authorId,
        slice: 'schedules',
        title: `Create the schedule ${fields.name}`,
        sheetId: null,
        options: { creation: request },
        directoryTakenAt: book.takenAt,
      },
      draft.chunks(),
    )
  }

  /** Its start may have passed by now: then the rule begins with its next run. */
  async replan(plan: PlanRecord, authorId: string) {
    const { creation } = keptCreation.parse(plan.options)
    const nowMs = this.#deps.clock.now().getTime()
    const rule = moveStartIntoFuture(creation.rule, creation.timeZone, nowMs) ?? creation.rule
    const connectionId = connectionIdSchema.parse(plan.connectionId)
    return this.createPlan({ ...creation, connectionId, rule }, authorId)
  }

  /** A rule that does not say what the Server tells is none of this schedule's. Throws `not_found`, `request_invalid`. */
  async confirmRule(
    connectionId: ConnectionId,
    id: ScheduleId,
    { rule, timeZone }: { readonly rule: ScheduleRule; readonly timeZone: string },
    accountId: string,
  ): Promise<void> {
    const { clock, rules, search } = this.#deps
    refuse(findRuleFaults(rule, timeZone, 'body'))
    const schedule = (await search.open(connectionId)).byId.get(id)?.schedule
    if (!schedule) {
      const detail = 'This schedule is not on the Server, or no longer. Look for it in the list.'
      throw new AppError('not_found', { detail })
    }
    if (schedule.timeZone.toLowerCase() !== timeZone.toLowerCase()) {
      const message = `The schedule runs in ${schedule.timeZone || 'UTC'}.`
      refuse([{ path: 'body.timeZone', rule: 'other_zone', message }])
    }
    if (schedule.nextRunAt !== null && !hasRunAt(rule, timeZone, schedule.nextRunAt)) {
      const message = `By this rule it would not run at ${schedule.nextRunAt}, which the Server tells as its next run.`
      refuse([{ path: 'body.rule', rule: 'other_next_run', message }])
    }
    const at = clock.now()
    await rules.confirm({ connectionId, scheduleId: id, rule, timeZone, at, by: accountId })
  }
}

function refuse(fields: readonly FieldFault[]): void {
  if (fields.length > 0) throw new AppError('request_invalid', { fields })
}

function findTimingFaults(rule: ScheduleRule, timeZone: string, nowMs: number): FieldFault[] {
  const faults = findRuleFaults(rule, timeZone, 'body')
  if (faults.length > 0) return faults
  if (clockOf(timeZone).toInstant(toLocalMs(rule.startTime)) <= nowMs) {
    const message = 'The start has to lie in the future.'
    return [{ path: 'body.rule.startTime', rule: 'past', message }]
  }
  return []
}

async function findWorkflow(directory: Directory, workflowId: string): Promise<string> {
  const { items, why } = await directory.findContent('workflow', { ids: [workflowId] })
  const [workflow] = items
  if (workflow) return workflow.name
  const message = why ?? 'There is no such workflow on this Server.'
  throw new AppError('request_invalid', {
    fields: [{ path: 'body.workflowId', rule: 'unknown', message }],
  })
}
