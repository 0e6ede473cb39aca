import { scheduleRule } from '@curator/console-contract/schedule-rules'
import { z } from 'zod'
import { AlteryxFailure } from '../../alteryx/alteryx-failure.ts'
import type { GatewaySchedule } from '../../alteryx/gateways.ts'
import type { ChangeBefores, ChangePayloads } from '../change.ts'
import { toPatchSchedule, toScheduleLabel } from '../planned/schedule-changes.ts'
import { joinWords } from '../planned/words.ts'
import {
  type ChangeContext,
  type ChangeKindRules,
  confirmedByLookup,
  type Ended,
  endEach,
  ended,
} from './change-kind.ts'
import { findPatchesChanged } from './patched-schedule-since.ts'
import {
  aimTiming,
  hasNextRun,
  isOnAim,
  isSameZone,
  sayLocal,
  type TimingAim,
} from './schedule-timing.ts'

type Payload = ChangePayloads['patch-schedule']
type Before = ChangeBefores['patch-schedule']

const text = z.string().exactOptional()
const fields = z.strictObject({
  name: text,
  comment: text,
  ownerId: text,
  priority: text,
  workerTag: text,
  credentialId: text,
  isEnabled: z.boolean().exactOptional(),
})

/** PATCH of some fields, or of the whole rule with its zone; nothing else of a schedule is touched (reference 2.5). */
export const patchScheduleChange: ChangeKindRules<'patch-schedule'> = {
  kind: 'patch-schedule',
  schema: z.object({
    scheduleId: z.string().min(1),
    scheduleName: z.string(),
    set: fields,
    timing: z.object({ rule: scheduleRule, timeZone: z.string() }).nullable(),
    names: z.record(z.string(), z.string()),
    perMinute: z.int().min(1).nullable(),
  }),
  danger: 'caution',
  operations: ['Schedules_GetSchedule', 'Schedules_UpdateSchedulePatch'],
  describe: ({ scheduleName }) => `Change the schedule “${scheduleName}”.`,
  looksUpRefusals: false,
  paceMs: ({ perMinute }) => (perMinute === null ? null : 60_000 / perMinute),

  invert: ({ payload, before, facts }) => {
    if (before.timing && before.timing.rule === null) {
      const reason = `The rule that “${payload.scheduleName}” had before is not known: the Server tells no rules. Write it by hand if you know it.`
      return { isPossible: false, reason }
    }
    return {
      isPossible: true,
      steps: [[(seq) => toPatchSchedule(seq, toWayBack(payload, before, facts?.startAt ?? null))]],
    }
  },

  findChangedSince: findPatchesChanged,

  apply: (context, changes) =>
    endEach(changes, async ({ payload, before }) => {
      const { call, gateways, nowMs } = context
      const current = await gateways.schedules.get(payload.scheduleId, call)
      const aim = payload.timing && aimTiming(payload.timing, nowMs)
      const early = judgeCurrent(payload, before, current, aim)
      return early ?? write(context, payload, aim)
    }),

  verify: ({ gateways, call, nowMs }, changes) =>
    endEach(changes, async ({ payload, before }) => {
      const current = await gateways.schedules.get(payload.scheduleId, call)
      const aim = payload.timing && aimTiming(payload.timing, nowMs)
      if (!isThere(payload, before, current, aim)) return null
      return ended('applied', { message: confirmedByLookup, ...toLearned(payload, current) })
    }),
}

async function write(
  { gateways, call }: ChangeContext,
  payload: Payload,
  aim: TimingAim | null,
): Promise<Ended> {
  try {
    const values = aim ? { ...payload.set, timing: aim.timing } : payload.set
    const after = await gateways.schedules.patch(payload.scheduleId, values, call)
    return judgeWritten(payload, after, aim)
  } catch (error) {
    const isAboutOwner = payload.set.ownerId !== undefined
    if (!isAboutOwner || !(error instanceof AlteryxFailure) || error.facts.kind !== 'forbidden')
      throw error
    // 403 is about this receiver or this schedule, not about the key (reference 1): the run goes on.
    return ended('refused', {
      message: `The Server did not hand over “${payload.scheduleName}”. The receiver has to be an active Artisan or Curator.`,
      serverText: error.facts.serverText || null,
      httpStatus: error.facts.status,
    })
  }
}

/** Drift: what is neither as the plan saw it nor as it wants it was changed by someone else. */
function judgeCurrent(
  payload: Payload,
  before: Before,
  current: GatewaySchedule,
  aim: TimingAim | null,
): Ended | null {
  const learned = toLearned(payload, current)
  const subject = `the schedule “${payload.scheduleName}”`
  if (payload.timing && !aim) {
    const message = `The rule planned for ${subject} has no run to come by now. Nothing was written; plan it again.`
    return ended('needs_review', { message, patch: learned.patch })
  }
  if (isThere(payload, before, current, aim)) {
    const message = `The schedule “${current.name}” is as wanted already.`
    return ended('already_applied', { message, ...learned })
  }
  const drifted = [
    ...listOthers(payload, current).filter((key) => current[key] !== before.set[key]),
    ...(aim && isRuleDrifted(before, current, aim) ? (['timing'] as const) : []),
  ]
  if (drifted.length === 0) return null
  const words = joinWords(drifted.map(toScheduleLabel))
  const message = `Changed meanwhile by someone else: ${words} of ${subject}. Nothing was written; plan it again.`
  return ended('needs_review', { message, patch: learned.patch })
}

function isRuleDrifted({ timing }: Before, current: GatewaySchedule, aim: TimingAim): boolean {
  if (!timing || isOnAim(current, aim)) return false
  return !isAsBefore(timing, current)
}

function isAsBefore(timing: NonNullable<Before['timing']>, current: GatewaySchedule): boolean {
  const isSameStart = timing.startAt === null || current.startAt === timing.startAt
  return isSameZone(current.timeZone, timing.timeZone) && isSameStart
}

/**
 * Whether everything is as wanted. A rule can't be read, so it counts as written only where zone and start tell it from
 * the one before; writing it once more does no harm.
 */
function isThere(
  payload: Payload,
  before: Before,
  current: GatewaySchedule,
  aim: TimingAim | null,
): boolean {
  if (listOthers(payload, current).length > 0) return false
  if (!payload.timing) return true
  if (!aim || !before.timing || !isOnAim(current, aim)) return false
  return !isAsBefore(before.timing, current)
}

function judgeWritten(payload: Payload, after: GatewaySchedule, aim: TimingAim | null): Ended {
  const more = { httpStatus: 200, ...toLearned(payload, after) }
  const others = listOthers(payload, after).map(toScheduleLabel)
  if (others.length > 0) {
    const hint = 'The user of the console’s key may not be allowed to set it.'
    const message = `The Server accepted the change but kept another ${joinWords(others)}. ${hint}`
    return ended('needs_review', { message, ...more })
  }
  if (!aim) return ended('applied', more)
  const { timeZone } = aim.timing
  if (isSameZone(after.timeZone, timeZone) && hasNextRun(after, aim)) return ended('applied', more)
  const message = `The Server took the rule of “${payload.scheduleName}” but tells another next run: ${sayLocal(after.nextRunAt, after.timeZone)}, expected ${sayLocal(aim.nextRunAt, timeZone)}. Look at the schedule.`
  return ended('needs_review', { message, ...more })
}

/** Fields that are not as wanted. */
function listOthers({ set }: Payload, current: GatewaySchedule) {
  return (Object.keys(set) as (keyof Payload['set'])[]).filter((key) => set[key] !== current[key])
}

function toLearned({ timing }: Payload, schedule: GatewaySchedule) {
  const { lastModifiedAt, startAt } = schedule
  const facts = {
    ...(lastModifiedAt === null ? {} : { modifiedAt: lastModifiedAt }),
    ...(timing === null || startAt === null ? {} : { startAt }),
  }
  return {
    facts: Object.keys(facts).length === 0 ? null : facts,
    patch: {
      kind: 'schedule',
      schedule: { ...schedule, isEnabled: schedule.isEnabled ?? true },
    } as const,
  }
}

function toWayBack(payload: Payload, before: Before, startAt: string | null) {
  const { names, scheduleId, scheduleName, set, timing } = payload
  const back = before.timing?.rule
    ? { rule: before.timing.rule, timeZone: before.timing.timeZone }
    : null
  return {
    schedule: { id: scheduleId, name: set.name ?? scheduleName },
    set: before.set,
    timing: back,
    before: {
      set,
      timing: timing && { timeZone: timing.timeZone, startAt, rule: timing.rule },
    },
    names,
    perMinute: null,
  }
}
