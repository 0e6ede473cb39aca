import type { ConnectionId, ScheduleId } from '@curator/console-contract/ids'
import * as findings from '@curator/console-contract/schedule-findings'
import * as forecast from '@curator/console-contract/schedule-forecast'
import * as schedulePlans from '@curator/console-contract/schedule-plans'
import * as policy from '@curator/console-contract/schedule-policy'
import { previewRule } from '@curator/console-contract/schedule-rules'
import * as schedules from '@curator/console-contract/schedules'
import type { Call } from '@curator/endpoint/client'
import { systemClock } from '../src/core/clock.ts'
import { runPlan } from './run-plan.ts'
import type { TestConsole } from './start-console.ts'
import { waitForDirectory } from './wait-for-directory.ts'
import { addAssets, addPerson } from './world-people.ts'

const dayMs = 24 * 3_600_000

/** Calls every endpoint of schedules but those of reviews, with success. */
export async function walkSchedules(
  call: Call,
  running: TestConsole,
  connectionId: ConnectionId,
): Promise<void> {
  const owner = addPerson(running.sandbox, 'scheduler', { role: 'Artisan' })
  const add = (name: string) => addAssets(running.sandbox, owner.id, name)
  const [held, doomed, guessed] = [add('Held'), add('Doomed'), add('Guessed')]
  await waitForDirectory(running, connectionId)
  const scheduleId = guessed.scheduleId as ScheduleId
  await walkLists(call, connectionId, scheduleId)
  await walkFindings(call, connectionId, scheduleId)
  await walkForecast(call, connectionId, scheduleId)
  await walkRules(call, connectionId, guessed)
  await walkHold(call, connectionId, held.scheduleId as ScheduleId)
  await walkDeletion(call, connectionId, doomed.scheduleId as ScheduleId)
}

const noFilters = {
  isEnabled: [],
  ownerId: [],
  ownerState: [],
  workflowId: [],
  workerTag: [],
  priority: [],
  frequency: [],
  credentialId: [],
  state: [],
  finding: [],
}

async function walkLists(call: Call, connectionId: ConnectionId, scheduleId: ScheduleId) {
  const filters = { ...noFilters, connectionId, timeZone: [] }
  await call(schedules.listSchedules, { query: filters })
  await call(schedules.listScheduleChoices, { query: { connectionId } })
  await call(schedules.getSchedule, { params: { scheduleId }, query: { connectionId } })
  await call(schedules.exportSchedules, { query: { ...filters, column: [] } })
}

async function walkFindings(call: Call, connectionId: ConnectionId, scheduleId: ScheduleId) {
  const query = { connectionId }
  await call(findings.listScheduleFindings, { query })
  await call(findings.getScheduleFindings, { params: { scheduleId }, query })
  const { policy: usual } = await call(policy.getSchedulePolicy, { query })
  await call(policy.putSchedulePolicy, { body: { connectionId, policy: usual } })
}

async function walkForecast(call: Call, connectionId: ConnectionId, scheduleId: ScheduleId) {
  const fromMs = systemClock.now().getTime()
  const query = {
    ...noFilters,
    connectionId,
    scheduleTimeZone: [],
    from: new Date(fromMs).toISOString(),
    to: new Date(fromMs + 7 * dayMs).toISOString(),
    timeZone: 'UTC',
  }
  await call(forecast.getCalendar, { query: { ...query, detail: 'runs' } })
  await call(forecast.getHeatMap, { query })
  await call(forecast.getLoad, { query })
  await call(forecast.getTimeline, { query })
  await call(forecast.getAgenda, { query })
  await call(forecast.exportAgenda, { query })
  const moved = { query, stepMinutes: 15, moves: [{ scheduleId, minutes: 30 }] }
  await call(forecast.simulateMoves, { body: moved })
  const wanted = { query, stepMinutes: 15, maxMinutes: 60, fixed: [scheduleId] }
  await call(forecast.proposeSpread, { body: wanted })
  await call(forecast.listClockChanges, { query: { connectionId } })
  const items = [{ workerTag: '', slots: 2 }]
  await call(forecast.putWorkerSlots, { body: { connectionId, items } })
  await call(forecast.getWorkerSlots, { query: { connectionId } })
}

const daily = (startTime: string) =>
  ({ type: 'Daily', runOnlyWorkWeek: false, startTime, endTime: null }) as const

async function walkRules(
  call: Call,
  connectionId: ConnectionId,
  guessed: { readonly scheduleId: string; readonly workflowId: string },
) {
  // What schedules of the practice server begin with, see `addAssets`.
  const known = { rule: daily('2026-06-01T02:00'), timeZone: '' }
  await call(previewRule, { body: known })
  await call(schedulePlans.confirmRule, {
    params: { scheduleId: guessed.scheduleId as ScheduleId },
    body: { connectionId, ...known },
  })
  await call(schedulePlans.createScheduleCreation, {
    body: {
      connectionId,
      workflowId: guessed.workflowId,
      name: 'Walked',
      comment: '',
      rule: daily('2036-02-02T06:00'),
      timeZone: 'Europe/Berlin',
      priority: 'Default',
      workerTag: '',
      credentialId: '',
    },
  })
}

/** Plans it for one schedule and carries it out. */
async function carryOut(
  call: Call,
  connectionId: ConnectionId,
  scheduleId: ScheduleId,
  action: schedulePlans.ScheduleAction,
) {
  const selection = { kind: 'ids' as const, ids: [scheduleId] }
  const body = { connectionId, selection, action }
  const { planId } = await call(schedulePlans.createSchedulePlan, { body })
  await runPlan(call, planId)
}

async function walkHold(call: Call, connectionId: ConnectionId, scheduleId: ScheduleId) {
  await carryOut(call, connectionId, scheduleId, { kind: 'hold', note: 'New disks' })
  const { items } = await call(schedulePlans.listScheduleHolds, { query: { connectionId } })
  const [hold] = items
  if (!hold) throw new Error('nothing is held')
  const params = { holdId: hold.id }
  await call(schedulePlans.createHoldRestoration, { params, body: { perMinute: 60 } })
}

async function walkDeletion(call: Call, connectionId: ConnectionId, scheduleId: ScheduleId) {
  await carryOut(call, connectionId, scheduleId, { kind: 'delete', afterDays: 0 })
  await call(schedulePlans.listScheduleDeletions, { query: { connectionId } })
  const body = { connectionId, scheduleIds: [scheduleId] }
  await call(schedulePlans.createDeletionPlan, { body })
}
