import type { UserId } from '@curator/console-contract/ids'
import type { ScheduleAction } from '@curator/console-contract/schedule-plans'
import type { Answer } from '@curator/console-contract/schedule-review'
import type { DirectorySchedule } from '../../directory/directory.ts'
import { decisionWords } from './decision-words.ts'
import { toCore } from './freeze-schedule.ts'
import type { FrozenCore, FrozenEvidence } from './frozen-evidence.ts'

/** Days between switching off and deleting, so that somebody can object. */
export const deletionWaitDays = 30

/** A spread is about many schedules. */
type SettledAction = Exclude<ScheduleAction, { kind: 'spread' }>

/** What a plan is to do with one schedule: an action, or a row that says why there is none. */
export interface ReviewWish {
  readonly scheduleId: string
  readonly name: string
  /** Who decided what, and why. */
  readonly note: string
  readonly action: SettledAction | null
  readonly row: {
    readonly verdict: 'unchanged' | 'skip' | 'conflict'
    readonly reason: string
  } | null
  /** A person has to look at it once more. */
  readonly isToLookAt: boolean
}

export interface Decided {
  readonly evidence: FrozenEvidence
  readonly answer: Answer
  readonly byName: string
}

/** `current` undefined: the schedule is gone. */
export function toWish(
  { answer, byName, evidence }: Decided,
  current: DirectorySchedule | undefined,
): ReviewWish {
  const { decision, reason } = answer
  const { scheduleId } = evidence
  const note = `Decided by ${byName}: ${decisionWords[decision]}${reason === '' ? '.' : ` – ${reason}`}`
  const base = { scheduleId, name: current?.name ?? evidence.core.name, note, action: null }
  const drift = sayDrift(evidence.core, current)
  if (drift !== null)
    return { ...base, row: { verdict: 'conflict', reason: drift }, isToLookAt: true }
  if (decision === 'keep' || decision === 'keep_until')
    return {
      ...base,
      row: { verdict: 'unchanged', reason: 'It stays as it is.' },
      isToLookAt: false,
    }
  const action = toAction(answer)
  if (action) return { ...base, action, row: null, isToLookAt: false }
  const open = 'Nothing was decided that could be done. Look at it again.'
  return { ...base, row: { verdict: 'skip', reason: open }, isToLookAt: true }
}

type Values = Extract<ScheduleAction, { kind: 'set' }>['values']

function toAction(answer: Answer): SettledAction | null {
  const { decision, minutes, timeZone } = answer
  if (decision === 'delete') return { kind: 'delete', afterDays: deletionWaitDays }
  if (decision === 'retime' && minutes !== undefined)
    return { kind: 'shift', minutes, acceptInferred: false }
  if (decision === 'change_zone' && timeZone !== undefined)
    return { kind: 'zone', timeZone, keep: 'local', acceptInferred: false }
  const values = toValues(answer)
  return values && { kind: 'set', values }
}

function toValues({ credentialId, decision, ownerId, priority, workerTag }: Answer): Values | null {
  switch (decision) {
    case 'pause':
      return { isEnabled: false }
    case 'transfer':
      return ownerId === undefined ? null : { ownerId: ownerId as UserId }
    case 'change_credential':
      return credentialId === undefined ? null : { credentialId }
    case 'change_priority':
      return priority === undefined ? null : { priority }
    case 'change_worker_tag':
      return workerTag === undefined ? null : { workerTag }
    default:
      return null
  }
}

const labels: Record<keyof FrozenCore, string> = {
  name: 'name',
  ownerId: 'owner',
  workflowId: 'workflow',
  isEnabled: 'state (on or off)',
  priority: 'priority',
  workerTag: 'worker tag',
  credentialId: 'credential',
  timeZone: 'time zone',
  frequency: 'frequency',
  startAt: 'first instant',
  endAt: 'last instant',
  lastModifiedAt: 'rule or something else that can’t be read',
}

/** What is not as it was when the evidence was frozen; null for nothing. */
function sayDrift(core: FrozenCore, current: DirectorySchedule | undefined): string | null {
  if (!current) return 'It is not on the Server any more.'
  const now = toCore(current)
  const changed = (Object.keys(labels) as (keyof FrozenCore)[]).filter(
    (key) => now[key] !== core[key],
  )
  // The instant of the last change tells of changes that nothing else shows, and nothing beside them.
  const shown = changed.length > 1 ? changed.filter((key) => key !== 'lastModifiedAt') : changed
  if (shown.length === 0) return null
  return `It was changed since the evidence was frozen: ${shown.map((key) => labels[key]).join(', ')}. Look at it again.`
}
