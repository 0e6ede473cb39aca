import type { ScheduleBook } from '../../../directory/schedule-book.ts'
import { PlanDraft } from '../../../plans/plan-draft.ts'
import { toPatchSchedule } from '../../../plans/planned/schedule-changes.ts'
import type { HeldSchedule } from '../../../store/schedule-hold.store.ts'

/** Switches on what a hold switched off, one after the other; what somebody changed since is left alone, by name. */
export function planRestoration(
  held: readonly HeldSchedule[],
  book: ScheduleBook,
  perMinute: number,
): PlanDraft {
  const draft = new PlanDraft()
  for (const { modifiedAt, name, scheduleId } of held) {
    const schedule = book.byId.get(scheduleId)?.schedule
    const row = (verdict: 'conflict' | 'unchanged', reason: string) =>
      draft.addRow({ subject: schedule?.name ?? name, verdict, reasons: [reason], changeSeqs: [] })
    if (!schedule) row('conflict', `Someone deleted “${name}” since the hold.`)
    else if (schedule.isEnabled) row('unchanged', 'It is on already.')
    else if (modifiedAt !== null && schedule.lastModifiedAt !== modifiedAt)
      row(
        'conflict',
        `Someone changed “${schedule.name}” since the hold, so it stays off. Look at it, then switch it on by hand.`,
      )
    else {
      const seq = draft.add((next) =>
        toPatchSchedule(next, {
          schedule,
          set: { isEnabled: true },
          timing: null,
          before: { set: { isEnabled: false }, timing: null },
          names: {},
          perMinute,
        }),
      )
      draft.addRow({ subject: schedule.name, verdict: 'update', reasons: [], changeSeqs: [seq] })
    }
  }
  return draft
}
