import { usualSchedulePolicy } from '@curator/console-contract/schedule-policy'
import type { ScheduleRule } from '@curator/console-contract/schedule-rules'
import type { DirectorySchedule } from '../src/directory/directory.ts'
import type { OwnerEvidence, ScheduleEvidence } from '../src/schedules/findings/evidence.ts'
import { findingRules } from '../src/schedules/findings/finding-rules.ts'

/** Noon of a Monday in the winter of Berlin. */
export const takenAt = '2026-02-02T12:00:00Z'
export const inMs = (at: string) => Date.parse(at)

/** A schedule that is well: each day at 06:00 in Berlin. */
export const wellSchedule: DirectorySchedule = {
  id: 'sales',
  name: 'Sales, daily',
  ownerId: 'ada',
  workflowId: 'sales-workflow',
  isEnabled: true,
  credentialId: '',
  nextRunAt: '2026-02-03T05:00:00Z',
  lastRunAt: '2026-02-02T05:00:00Z',
  lastError: '',
  frequency: 'Daily',
  timeZone: 'Europe/Berlin',
  priority: 'Default',
  workerTag: 'finance',
  state: 'Active',
  comment: '',
  startAt: '2026-01-01T05:00:00Z',
  endAt: null,
  createdAt: '2025-12-30T09:00:00Z',
  lastModifiedAt: '2025-12-30T09:00:00Z',
  runCount: 33,
  versionId: 'version-2',
}

export const ada: OwnerEvidence = {
  name: 'Ada Lovelace',
  state: 'active',
  isLocked: false,
  role: 'Artisan',
  canSchedule: true,
  lastSignInAt: '2026-01-30T08:00:00Z',
}

export const dailyRule: ScheduleRule = {
  type: 'Daily',
  runOnlyWorkWeek: false,
  startTime: '2026-01-01T06:00',
  endTime: null,
}

export const known = (rule: ScheduleRule) => ({ rule, origin: 'written' as const, words: '' })
export const unknown = { rule: null, origin: 'unknown' as const, words: '' }
/** In place of what could not be had. */
export const away = { why: 'It could not be read.' }

export function runsAt(starts: readonly string[], isComplete = true) {
  return {
    startsMs: starts.map(inMs),
    fromMs: inMs(takenAt),
    toMs: inMs('2026-03-09T12:00:00Z'),
    isComplete,
  }
}

/** All of a schedule in which no rule finds anything. */
export function evidenceOf(
  parts: Partial<ScheduleEvidence> = {},
  schedule: Partial<DirectorySchedule> = {},
): ScheduleEvidence {
  return {
    takenAtMs: inMs(takenAt),
    schedule: { ...wellSchedule, ...schedule },
    workflow: { name: 'Sales', newestVersionId: 'version-2' },
    owner: ada,
    credential: null,
    connections: [],
    history: { failuresInARow: 0, lastMessage: '', isCompletedFailure: false, isMixed: false },
    duration: { seconds: 600, source: 'measured' },
    runs: runsAt(['2026-02-03T05:00:00Z', '2026-02-04T05:00:00Z']),
    rule: known(dailyRule),
    slots: 4,
    load: { firstWait: null, uncountedRuns: 0 },
    crowd: { atMs: inMs('2026-02-03T05:00:00Z'), starts: 2, isComplete: true },
    clockChanges: [],
    policy: usualSchedulePolicy,
    collections: [{ id: 'c', name: 'Monthly figures' }],
    twins: [],
    ...parts,
  }
}

/** The reason and the suggestion of a finding, `null` for nothing, or why it can't be told. */
export function judge(finding: string, evidence: ScheduleEvidence): string | null {
  const judged = findingRules.find((rule) => rule.finding === finding)?.judge(evidence)
  if (judged === undefined) throw new Error(`no rule ${finding}`)
  if (judged === null) return null
  return 'why' in judged ? `why: ${judged.why}` : `${judged.suggestion}: ${judged.reason}`
}
