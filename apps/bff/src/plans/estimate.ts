import type { ChangeKind } from '@curator/console-contract/plans'

/** Calls of each change: an update reads, writes and reads back; up to 500 people join a group in one call. */
const callsPerChange: Record<ChangeKind, number> = {
  'create-group': 1,
  'update-group': 3,
  'delete-group': 1,
  'create-user': 1,
  'update-user': 3,
  'deactivate-user': 1,
  'delete-user': 1,
  'reset-password': 1,
  'add-group-members': 1 / 100,
  'remove-group-member': 1,
  'add-directory-group': 1,
  'remove-directory-group': 1,
  'transfer-assets': 1,
  'change-owner': 2,
  'set-schedule-enabled': 2,
  'patch-schedule': 2,
  'create-schedule': 2,
  'delete-schedule': 2,
  'create-collection': 1,
  'update-collection': 2,
  'delete-collection': 2,
  'set-collection-member': 2,
  'remove-collection-member': 1,
  'add-collection-asset': 1,
  'remove-collection-asset': 1,
  'create-credential': 1,
  'change-credential-password': 1,
  'delete-credential': 2,
  'add-share': 2,
  'remove-share': 2,
  'rename-data-connection': 3,
  'delete-data-connection': 2,
  'create-studio': 1,
  'update-studio': 2,
  'move-to-studio': 1 / 100,
  'delete-studio': 2,
  'upsert-dcm-connection': 2,
  'unshare-dcm-connection': 2,
  'delete-dcm-connection': 2,
  'upsert-dcm-rule': 2,
  'delete-dcm-rule': 2,
  'call-operation': 1,
}

/** Seen on Servers of ordinary size; a run in progress is judged by its own speed instead. */
const assumedLatencyMs = 150
/** The width is found carefully, so a run does not use all of it. */
const assumedUse = 0.6

/** Whole seconds that a plan will take, as far as can be told before it starts; 0 for an empty plan. */
export function estimateSeconds(
  kindCounts: Partial<Record<ChangeKind, number>>,
  maxConcurrency: number,
): number {
  let callCount = 0
  for (const [kind, count] of Object.entries(kindCounts))
    callCount += callsPerChange[kind as ChangeKind] * count
  const width = Math.max(1, maxConcurrency * assumedUse)
  return Math.ceil((callCount * assumedLatencyMs) / width / 1_000)
}

/** Speed of a run and what is left of it. `endedCount` changes ended within `windowMs`. */
export function toPace(
  endedCount: number,
  windowMs: number,
  openCount: number,
): { changesPerSecond: number | null; secondsLeft: number | null } {
  if (endedCount === 0 || windowMs <= 0) return { changesPerSecond: null, secondsLeft: null }
  const changesPerSecond = Math.round((endedCount * 10_000) / windowMs) / 10
  return {
    changesPerSecond,
    secondsLeft: changesPerSecond > 0 ? Math.ceil(openCount / changesPerSecond) : null,
  }
}
