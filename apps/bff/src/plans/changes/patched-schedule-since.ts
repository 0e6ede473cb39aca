import type { Directory, DirectorySchedule } from '../../directory/directory.ts'
import type { ChangeBefores, ChangePayloads } from '../change.ts'
import { toScheduleLabel } from '../planned/schedule-changes.ts'
import { joinWords } from '../planned/words.ts'
import type { SeqApplied } from './change-kind.ts'
import { isSameZone } from './schedule-timing.ts'
import { changed, judgeEach, judgeFields, type Since, undone } from './since.ts'

type Applied = SeqApplied<ChangePayloads['patch-schedule'], ChangeBefores['patch-schedule']>

/** Somebody may have changed the same fields, or the rule, after the run. */
export async function findPatchesChanged(
  directory: Directory,
  applied: readonly Applied[],
): Promise<ReadonlyMap<number, Since>> {
  const ids = applied.map(({ payload }) => payload.scheduleId)
  const { items, why } = await directory.findContent('schedule', { ids })
  const schedules = new Map(items.map((schedule) => [schedule.id, schedule]))
  return judgeEach(applied, (change) => {
    const { scheduleId, scheduleName } = change.payload
    const schedule = schedules.get(scheduleId)
    if (schedule) return judgeSchedule(change, schedule)
    if (why !== null) return null
    return changed(`Someone deleted the schedule “${scheduleName}” since.`)
  })
}

function judgeSchedule({ before, facts, payload }: Applied, schedule: DirectorySchedule) {
  const isHeld = (field: string, value: unknown) =>
    schedule[field as keyof DirectorySchedule] === value
  const { drifted, isUndone } = judgeFields<unknown>({ ...payload.set }, { ...before.set }, isHeld)
  const rule = judgeRule(before.timing, payload.timing, facts?.startAt, schedule)
  const hasFields = Object.keys(payload.set).length > 0
  if ((isUndone || !hasFields) && rule !== 'as_left' && rule !== 'other') return undone
  const labels = [...drifted, ...(rule === 'other' ? ['timing'] : [])].map(toScheduleLabel)
  if (labels.length === 0) return null
  return changed(
    `Someone changed ${joinWords(labels)} of the schedule “${payload.scheduleName}” since.`,
  )
}

/** `none` where the change wrote no rule. Zone and start stand for the rule, which can't be read. */
function judgeRule(
  before: Applied['before']['timing'],
  wanted: Applied['payload']['timing'],
  startAt: string | undefined,
  schedule: DirectorySchedule,
): 'none' | 'as_left' | 'as_before' | 'other' {
  if (!wanted) return 'none'
  const has = (timeZone: string, start: string | null | undefined) =>
    isSameZone(schedule.timeZone, timeZone) && (!start || schedule.startAt === start)
  if (has(wanted.timeZone, startAt)) return 'as_left'
  return before && has(before.timeZone, before.startAt) ? 'as_before' : 'other'
}
