import { setImmediate as nextTurn } from 'node:timers/promises'
import type { listSchedules } from '@curator/alteryx-contract/server/v3/schedules'
import type { RequestOf } from '@curator/endpoint/endpoint'
import type { Caller } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import type { World } from '../world.ts'
import { nextRun } from './rules/next-run.ts'
import { type RunWindow, readWindow } from './run-window.ts'
import { SchedulePermissions } from './schedule-permissions.ts'
import type { ScheduleRecord } from './schedule-record.ts'
import { toReducedSchedule, toSchedule } from './schedule-views.ts'

type View = 'Default' | 'Full'
type Filters = Omit<RequestOf<typeof listSchedules>['query'], 'view'>

/** Answers lists of schedules as JSON bytes. What Curators see unfiltered is kept until something changes. */
export function createScheduleList(
  state: SandboxState,
): (view: View, filters: Filters, caller: Caller) => Promise<Uint8Array> {
  const cache = new Map<View, { world: World; version: string; bytes: Uint8Array }>()
  return async (view, filters, caller) => {
    const permissions = new SchedulePermissions(state, caller)
    if (Object.keys(filters).length > 0 || !permissions.isCurator) {
      return toBytes(state, view, permissions, select(filters, permissions, state))
    }
    const { world } = state
    const version = [world.schedules.version, world.workflows.version].join()
    const kept = cache.get(view)
    if (kept?.world === world && kept.version === version) return kept.bytes
    const bytes = await toBytes(state, view, permissions, select({}, permissions, state))
    cache.set(view, { world, version, bytes })
    return bytes
  }
}

interface Listed {
  readonly schedule: ScheduleRecord
  readonly runMs: number | null
}

const sliceSize = 2000

/** In slices, so that tens of thousands do not keep other calls waiting. */
async function toBytes(
  state: SandboxState,
  view: View,
  { mayEdit }: SchedulePermissions,
  listed: readonly Listed[],
): Promise<Uint8Array> {
  const toView = view === 'Full' ? toSchedule : toReducedSchedule
  const slices: Buffer[] = []
  for (let start = 0; start < listed.length; start += sliceSize) {
    if (start > 0) await nextTurn()
    const views = listed
      .slice(start, start + sliceSize)
      .map(({ schedule, runMs }) => toView({ state, mayEdit, runMs }, schedule))
    slices.push(Buffer.from((start > 0 ? ',' : '') + JSON.stringify(views).slice(1, -1)))
  }
  return Buffer.concat([Buffer.from('['), ...slices, Buffer.from(']')])
}

function select(
  { ownerId, workflowId, runsAfter, runsBefore }: Filters,
  permissions: SchedulePermissions,
  { world, clock }: SandboxState,
): Listed[] {
  const window = readWindow(runsAfter, runsBefore, (days) => days > 45)
  const listed: Listed[] = []
  const candidates = ownerId === undefined ? world.schedules.values() : world.schedules.of(ownerId)
  for (const schedule of candidates) {
    if (workflowId !== undefined && schedule.workflowId !== workflowId) continue
    if (!permissions.maySee(schedule)) continue
    const runMs = window ? runInside(window, schedule, clock.now()) : schedule.nextRunMs
    if (window && runMs === null) continue
    listed.push({ schedule, runMs })
  }
  return listed
}

/** The first run inside a window, as far as it is still to come. */
function runInside(
  { afterMs, beforeMs }: RunWindow,
  schedule: ScheduleRecord,
  nowMs: number,
): number | null {
  const { nextRunMs, rule, timeZone } = schedule
  if (nextRunMs === null || nextRunMs >= beforeMs) return null
  if (nextRunMs >= afterMs) return nextRunMs
  const runMs = nextRun(rule, timeZone, Math.max(afterMs - 1, nowMs))
  return runMs === null || runMs >= beforeMs ? null : runMs
}
