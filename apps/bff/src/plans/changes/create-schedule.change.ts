import { scheduleRule } from '@curator/console-contract/schedule-rules'
import { z } from 'zod'
import type { GatewaySchedule } from '../../alteryx/gateways.ts'
import type { Directory } from '../../directory/directory.ts'
import type { ChangeBefores, ChangePayloads } from '../change.ts'
import { toDeleteSchedule, toScheduleLabel } from '../planned/schedule-changes.ts'
import { joinWords } from '../planned/words.ts'
import {
  type ChangeKindRules,
  type Ended,
  endEach,
  ended,
  found,
  type LookupReason,
  type SeqApplied,
} from './change-kind.ts'
import { aimTiming, hasNextRun, sayLocal, type TimingAim } from './schedule-timing.ts'
import { changed, judgeEach, type Since, undone } from './since.ts'

type Payload = ChangePayloads['create-schedule']
type Applied = SeqApplied<Payload, ChangeBefores['create-schedule']>

/** A new schedule. Whether one is there is found by workflow and name, those apart that were there before. */
export const createScheduleChange: ChangeKindRules<'create-schedule'> = {
  kind: 'create-schedule',
  schema: z.object({
    workflowId: z.string().min(1),
    workflowName: z.string(),
    fields: z.strictObject({
      name: z.string().min(1).max(256),
      comment: z.string(),
      priority: z.string(),
      workerTag: z.string(),
      credentialId: z.string(),
    }),
    timing: z.object({ rule: scheduleRule, timeZone: z.string() }),
    knownIds: z.array(z.string()),
  }),
  danger: 'caution',
  operations: ['Schedules_GetSchedules', 'Schedules_GetSchedule', 'Schedules_CreateSchedule'],
  describe: ({ fields, workflowName }) =>
    `Create the schedule “${fields.name}” of ${workflowName}.`,
  invert: ({ payload, id }) => {
    if (id === null)
      return { isPossible: false, reason: 'The Server did not tell the id of the new schedule.' }
    const schedule = { id, name: payload.fields.name, ownerId: null, isEnabled: true }
    return { isPossible: true, steps: [[(seq) => toDeleteSchedule(seq, schedule)]] }
  },
  findChangedSince: findCreatedChanged,
  looksUpRefusals: false,

  apply: ({ gateways, call, nowMs }, changes) =>
    endEach(changes, async ({ payload }) => {
      const aim = aimTiming(payload.timing, nowMs)
      if (!aim) {
        const message = `The rule of “${payload.fields.name}” has no run to come by now. Nothing was created; plan it again.`
        return ended('needs_review', { message })
      }
      const { fields, workflowId } = payload
      const id = await gateways.schedules.create(
        { ...fields, workflowId, timing: aim.timing },
        call,
      )
      return judgeMade(payload, await gateways.schedules.get(id, call), aim)
    }),

  verify: ({ gateways, call }, changes, reason) =>
    endEach(changes, async ({ payload }) => {
      const all = await gateways.schedules.listOfWorkflow(payload.workflowId, call)
      const live = all.filter(
        ({ id, name }) => name === payload.fields.name && !payload.knownIds.includes(id),
      )
      return live.length === 0 ? null : judgeFound(payload, live, reason)
    }),
}

function judgeMade(payload: Payload, schedule: GatewaySchedule, aim: TimingAim): Ended {
  const more = { id: schedule.id, httpStatus: 201, patch: toPatch(schedule) }
  const others = listOthers(payload, schedule)
  if (others.length > 0) {
    const message = `The Server created “${payload.fields.name}” with another ${joinWords(others)}. The user of the console’s key may not be allowed to set it.`
    return ended('needs_review', { message, ...more })
  }
  if (hasNextRun(schedule, aim)) return ended('applied', more)
  const message = `The Server created “${payload.fields.name}” but tells another next run: ${sayLocal(schedule.nextRunAt, schedule.timeZone)}, expected ${sayLocal(aim.nextRunAt, aim.timing.timeZone)}. Look at the schedule.`
  return ended('needs_review', { message, ...more })
}

function judgeFound(
  payload: Payload,
  live: readonly GatewaySchedule[],
  reason: LookupReason,
): Ended {
  const [schedule] = live
  if (schedule && live.length === 1)
    return found(reason, `The schedule “${payload.fields.name}”`, {
      id: schedule.id,
      patch: toPatch(schedule),
    })
  return ended('needs_review', {
    message: `The Server has ${live.length} new schedules named “${payload.fields.name}” of ${payload.workflowName}. Decide which one stays.`,
  })
}

/** Labels of the fields that the Server did not take over. */
function listOthers({ fields }: Payload, schedule: Readonly<Payload['fields']>): string[] {
  return (Object.keys(fields) as (keyof Payload['fields'])[])
    .filter((key) => fields[key] !== schedule[key])
    .map(toScheduleLabel)
}

const toPatch = (schedule: GatewaySchedule) =>
  ({ kind: 'schedule', schedule: { ...schedule, isEnabled: schedule.isEnabled ?? true } }) as const

/** One that the run made is only deleted while nobody has changed it or relies on its runs. */
async function findCreatedChanged(
  directory: Directory,
  applied: readonly Applied[],
): Promise<ReadonlyMap<number, Since>> {
  const ids = applied.flatMap(({ id }) => id ?? [])
  const { items, why } = await directory.findContent('schedule', { ids })
  const schedules = new Map(items.map((schedule) => [schedule.id, schedule]))
  return judgeEach(applied, ({ id, payload }) => {
    const schedule = schedules.get(id ?? '')
    if (!schedule) return why === null ? undone : null
    const labels = listOthers(payload, schedule)
    if (labels.length === 0) return null
    const words = joinWords(labels)
    return changed(`Someone changed ${words} of the schedule “${payload.fields.name}” since.`)
  })
}
