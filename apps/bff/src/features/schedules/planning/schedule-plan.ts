import type { ScheduleId } from '@curator/console-contract/ids'
import type { KnownRule } from '@curator/console-contract/schedule-rules'
import type { ScheduleFields } from '../../../alteryx/gateways.ts'
import type { DirectorySchedule } from '../../../directory/directory.ts'
import { PlanDraft } from '../../../plans/plan-draft.ts'
import { toDeleteSchedule, toPatchSchedule } from '../../../plans/planned/schedule-changes.ts'
import type { JoinedSchedule } from '../../../schedules/list/joined-schedule.ts'
import { type TimingAction, toNewTiming } from './new-timing.ts'
import type { ScheduleFacts, SettledAction } from './schedule-facts.ts'

type Action<K extends SettledAction['kind']> = Extract<SettledAction, { kind: K }>
type Fields = Partial<DirectorySchedule>

/** One row for each chosen schedule, added to the draft. */
export function planSchedules(
  action: SettledAction,
  facts: ScheduleFacts,
  draft = new PlanDraft(),
): PlanDraft {
  const maker = new SchedulePlan(facts, draft)
  const minutes = new Map(
    action.kind === 'retime' ? action.moves.map((move) => [move.scheduleId, move.minutes]) : [],
  )
  for (const { id, joined } of facts.chosen) {
    if (joined) maker.add(toSingle(action, minutes.get(id as ScheduleId) ?? 0), joined)
    else maker.skip(id, 'This schedule is not on the Server, or no longer.')
  }
  return maker.draft
}

type SingleAction = Exclude<SettledAction, { kind: 'retime' }>

const toSingle = (action: SettledAction, minutes: number): SingleAction =>
  action.kind === 'retime'
    ? { kind: 'shift', minutes, acceptInferred: action.acceptInferred }
    : action

class SchedulePlan {
  readonly draft: PlanDraft
  readonly #facts: ScheduleFacts

  constructor(facts: ScheduleFacts, draft: PlanDraft) {
    this.#facts = facts
    this.draft = draft
  }

  add(action: SingleAction, joined: JoinedSchedule): void {
    switch (action.kind) {
      case 'set':
        this.#set(action, joined.schedule)
        break
      case 'hold':
        this.#hold(joined.schedule)
        break
      case 'delete':
        this.#delete(action, joined.schedule)
        break
      default:
        this.#time(action, joined.schedule)
    }
  }

  skip(subject: string, reason: string): void {
    this.#row(subject, 'skip', reason)
  }

  #set({ values }: Action<'set'>, schedule: DirectorySchedule): void {
    const set = pickOthers(values, schedule)
    const { heir } = this.#facts
    if (set.ownerId !== undefined && heir?.why) {
      this.#row(schedule.name, 'invalid', heir.why)
      return
    }
    if (Object.keys(set).length === 0) {
      this.#row(schedule.name, 'unchanged', 'It is as wanted already.')
      return
    }
    this.#patch(schedule, set)
  }

  #hold(schedule: DirectorySchedule): void {
    if (schedule.isEnabled) {
      this.#patch(schedule, { isEnabled: false })
      return
    }
    this.#row(schedule.name, 'unchanged', 'It is off already, so it stays off after the hold, too.')
  }

  /** What is off already is confirmed to be off: from then on it is on the list of deletions. */
  #delete({ afterDays }: Action<'delete'>, schedule: DirectorySchedule): void {
    if (this.#facts.canPatch) {
      const when =
        afterDays === 0 ? 'at once' : `${afterDays} ${afterDays === 1 ? 'day' : 'days'} later`
      const reason = `Deleting it is due ${when}: then plan that from the list of deletions.`
      this.#patch(schedule, { isEnabled: false }, [reason])
      return
    }
    const seq = this.draft.add((next) => toDeleteSchedule(next, schedule))
    this.draft.addRow({ subject: schedule.name, verdict: 'update', reasons: [], changeSeqs: [seq] })
  }

  #time(action: TimingAction, schedule: DirectorySchedule): void {
    const known = this.#facts.rules.get(schedule.id) ?? noRule
    const next = toNewTiming(action, schedule, known, this.#facts.nowMs)
    if ('reason' in next) {
      this.skip(schedule.name, next.reason)
      return
    }
    if ('unchanged' in next) {
      this.#row(schedule.name, 'unchanged', next.unchanged)
      return
    }
    const isSure = known.origin === 'written' || known.origin === 'confirmed'
    const { startAt, timeZone } = schedule
    const seq = this.draft.add((at) =>
      toPatchSchedule(at, {
        schedule,
        set: {},
        timing: next.timing,
        before: { set: {}, timing: { timeZone, startAt, rule: isSure ? known.rule : null } },
        names: {},
        perMinute: null,
      }),
    )
    const reasons = isSure
      ? []
      : ['It can’t be undone: the rule it has now is not known for certain.']
    this.draft.addRow({ subject: schedule.name, verdict: 'update', reasons, changeSeqs: [seq] })
  }

  #patch(schedule: DirectorySchedule, set: ScheduleFields, reasons: readonly string[] = []): void {
    const before = pick(schedule, Object.keys(set) as (keyof ScheduleFields)[])
    const names = this.#facts.names
    const seq = this.draft.add((next) =>
      toPatchSchedule(next, {
        schedule,
        set,
        timing: null,
        before: { set: before, timing: null },
        names: namesIn(names, set, before),
        perMinute: null,
      }),
    )
    this.draft.addRow({ subject: schedule.name, verdict: 'update', reasons, changeSeqs: [seq] })
  }

  #row(subject: string, verdict: 'skip' | 'unchanged' | 'invalid', reason: string): void {
    this.draft.addRow({ subject, verdict, reasons: [reason], changeSeqs: [] })
  }
}

const noRule: KnownRule = { rule: null, origin: 'unknown', words: '' }

/** Wanted values that a schedule does not have. */
function pickOthers(values: Action<'set'>['values'], schedule: DirectorySchedule): ScheduleFields {
  const others = Object.entries(values).filter(
    ([key, value]) => value !== undefined && schedule[key as keyof Fields] !== value,
  )
  return Object.fromEntries(others)
}

function pick(
  schedule: DirectorySchedule,
  keys: readonly (keyof ScheduleFields)[],
): ScheduleFields {
  return Object.fromEntries(keys.map((key) => [key, schedule[key]]))
}

/** The names that a change needs: a plan of thousands must not carry all of them in each. */
function namesIn(
  names: Readonly<Record<string, string>>,
  ...some: readonly ScheduleFields[]
): Record<string, string> {
  const ids = some.flatMap(({ credentialId, ownerId }) => [credentialId, ownerId])
  return Object.fromEntries(
    ids.flatMap((id) => (id && names[id] !== undefined ? [[id, names[id]]] : [])),
  )
}
