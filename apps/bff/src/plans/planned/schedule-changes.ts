import type { FieldChange } from '@curator/console-contract/plans'
import type { ScheduleFields, ScheduleTiming } from '../../alteryx/gateways.ts'
import { sayRule } from '../../schedules/rules/rule-words.ts'
import type { ChangeBefores, ChangePayloads, Named, PlannedChange } from '../change.ts'
import { joinWords } from './words.ts'

type Names = Readonly<Record<string, string>>
type PatchBefore = ChangeBefores['patch-schedule']

/** A change of a schedule before it has its number. */
export interface SchedulePatch {
  readonly schedule: Named
  readonly set: ScheduleFields
  readonly timing: ScheduleTiming | null
  readonly before: PatchBefore
  /** What people call owners and credentials, by id. */
  readonly names: Names
  readonly perMinute: number | null
}

const labels: Readonly<Record<keyof ScheduleFields | 'timing', string>> = {
  name: 'name',
  comment: 'comment',
  ownerId: 'owner',
  priority: 'priority',
  workerTag: 'worker tag',
  credentialId: 'credential',
  isEnabled: 'state (on or off)',
  timing: 'rule',
}

/** What a field of a schedule is called within a sentence. */
export const toScheduleLabel = (field: string) => labels[field as keyof typeof labels] ?? field

export function toPatchSchedule(seq: number, patch: SchedulePatch): PlannedChange {
  const { before, names, perMinute, schedule, set, timing } = patch
  return {
    seq,
    kind: 'patch-schedule',
    payload: {
      scheduleId: schedule.id,
      scheduleName: schedule.name,
      set,
      timing,
      names,
      perMinute,
    },
    before,
    fields: [...toSetFields(set, before.set, names), ...toTimingFields(timing, before.timing)],
    sentence: toPatchSentence(patch),
    danger: isHarmless(patch) ? 'none' : 'caution',
    dependsOn: [],
  }
}

/** Only words for people change. */
const isHarmless = ({ set, timing }: SchedulePatch) =>
  timing === null && Object.keys(set).every((key) => key === 'name' || key === 'comment')

function toPatchSentence({ schedule, set, timing }: SchedulePatch): string {
  const keys = Object.keys(set)
  if (timing) return `Run the schedule “${schedule.name}” so: ${sayTiming(timing)}.`
  if (keys.length === 1 && set.isEnabled !== undefined)
    return `Switch the schedule “${schedule.name}” ${set.isEnabled ? 'on' : 'off'}.`
  return `Change the ${joinWords(keys.map(toScheduleLabel))} of the schedule “${schedule.name}”.`
}

/** A rule is never said without its zone. */
const sayTiming = ({ rule, timeZone }: ScheduleTiming) => `${sayRule(rule)} (${timeZone || 'UTC'})`

function toSetFields(set: ScheduleFields, before: ScheduleFields, names: Names): FieldChange[] {
  return (Object.keys(set) as (keyof ScheduleFields)[]).map((key) => ({
    field: key,
    label: toTitle(key),
    before: toWords(before[key], names),
    after: toWords(set[key], names) ?? '',
  }))
}

function toTimingFields(
  timing: ScheduleTiming | null,
  before: PatchBefore['timing'],
): FieldChange[] {
  if (!timing) return []
  const known = before?.rule ? sayRule(before.rule) : 'Not known'
  const rule = {
    field: 'rule',
    label: 'Rule',
    before: before && known,
    after: sayRule(timing.rule),
  }
  const zone = {
    field: 'timeZone',
    label: 'Time zone',
    before: before && (before.timeZone || 'UTC'),
    after: timing.timeZone || 'UTC',
  }
  return [rule, zone]
}

const toTitle = (key: keyof ScheduleFields) => {
  const label = key === 'isEnabled' ? 'schedule' : labels[key]
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}`
}

function toWords(value: string | boolean | undefined, names: Names): string | null {
  if (value === undefined) return null
  if (typeof value === 'boolean') return value ? 'On' : 'Off'
  return value === '' ? 'Empty' : (names[value] ?? value)
}

export function toCreateSchedule(
  seq: number,
  payload: ChangePayloads['create-schedule'],
  names: Names,
): PlannedChange {
  const { fields, timing, workflowName } = payload
  const set = Object.fromEntries(
    Object.entries(fields).filter(([key, value]) => key === 'name' || value !== ''),
  )
  return {
    seq,
    kind: 'create-schedule',
    payload,
    before: null,
    fields: [...toSetFields(set, {}, names), ...toTimingFields(timing, null)],
    sentence: `Create the schedule “${fields.name}” of ${workflowName}: ${sayTiming(timing)}.`,
    danger: 'caution',
    dependsOn: [],
  }
}

/** Can't be undone. `ownerId` null: whoever owns it. */
export function toDeleteSchedule(
  seq: number,
  schedule: Named & { readonly ownerId: string | null; readonly isEnabled: boolean },
): PlannedChange {
  const { id, isEnabled, name, ownerId } = schedule
  return {
    seq,
    kind: 'delete-schedule',
    payload: { scheduleId: id, scheduleName: name },
    before: { ownerId, isEnabled },
    fields: [],
    sentence: `Delete the schedule “${name}” for good.`,
    danger: 'destructive',
    dependsOn: [],
  }
}
