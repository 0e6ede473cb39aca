import type { ConnectionId } from '@curator/console-contract/ids'
import type { CapabilityBook } from '../../alteryx/capabilities.ts'
import type { Clock } from '../../core/clock.ts'

const patching = ['set', 'zone', 'rule', 'shift', 'spread', 'retime', 'hold', 'delete'] as const

/** Longest wait of a list for the Server's description of itself. */
const patienceMs = 1_000

/** Why schedules of a Server can't be changed; null when they can. Nothing is held back that is not known. */
export async function whyNoPatch(
  capabilities: Pick<CapabilityBook, 'find'>,
  connectionId: ConnectionId,
): Promise<string | null> {
  return (await capabilities.find(connectionId)).whyMissing('Schedules_UpdateSchedulePatch')
}

/** What this release can't do with schedules, and why. A Server that is slow to describe itself does not keep a list waiting. */
export async function listInabilities(
  capabilities: Pick<CapabilityBook, 'find'>,
  connectionId: ConnectionId,
  clock: Clock,
): Promise<{ action: string; why: string }[]> {
  const enough = new AbortController()
  const patience = clock.sleep(patienceMs, enough.signal).then(
    () => null,
    () => null,
  )
  const found = await Promise.race([capabilities.find(connectionId), patience])
  enough.abort()
  if (!found) return []
  const noPatch = found.whyMissing('Schedules_UpdateSchedulePatch')
  const noCreate = found.whyMissing('Schedules_CreateSchedule')
  return [
    ...(noPatch === null ? [] : patching.map((action) => ({ action, why: noPatch }))),
    ...(noCreate === null ? [] : [{ action: 'create', why: noCreate }]),
  ]
}
