import {
  createSchedule,
  deleteSchedule,
  getSchedule,
  listSchedules,
  patchSchedule,
  updateSchedule,
} from '@curator/alteryx-contract/server/v3/schedules'
import type { IRouter } from 'express'
import { z } from 'zod'
import { recordDepartures } from '../audit/record-departures.ts'
import { answersWholeSchedule } from '../release.ts'
import { emptyReply, jsonReply, type Reply } from '../reply.ts'
import { type Caller, serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { removeSchedule } from './schedule-changes.ts'
import { createScheduleList } from './schedule-list.ts'
import { findEditable, findSchedule, SchedulePermissions } from './schedule-permissions.ts'
import type { ScheduleRecord } from './schedule-record.ts'
import { toSchedule } from './schedule-views.ts'
import { create, patch, replace } from './write-schedule.ts'

/** Schedules (reference 2.5). They are no entity of the audit log. */
export function scheduleRoutes(router: IRouter, state: SandboxState): void {
  const list = createScheduleList(state)
  const whole = (status: number, schedule: ScheduleRecord, caller: Caller): Reply => {
    const { mayEdit } = new SchedulePermissions(state, caller)
    return jsonReply(status, toSchedule({ state, mayEdit }, schedule))
  }
  serve(router, state, anyList, async ({ query: { view = 'Default', ...filters } }, caller) => ({
    status: 200,
    body: await list(view, filters, caller),
  }))
  serve(router, state, createSchedule, ({ body }, caller) => {
    const schedule = create(state, body, caller)
    if (answersWholeSchedule(state.options.release)) return whole(201, schedule, caller)
    return jsonReply(201, schedule.id)
  })
  serve(router, state, getSchedule, ({ params }, caller) => {
    const permissions = new SchedulePermissions(state, caller)
    return whole(200, findSchedule(state, permissions, params.scheduleId), caller)
  })
  serve(router, state, updateSchedule, ({ params, body }, caller) =>
    whole(200, replace(state, params.scheduleId, body, caller), caller),
  )
  serve(router, state, patchSchedule, ({ params, body }, caller) =>
    whole(200, patch(state, params.scheduleId, body, caller), caller),
  )
  serve(router, state, deleteSchedule, ({ params }, caller) => {
    const permissions = new SchedulePermissions(state, caller)
    const { id } = findEditable(state, permissions, params.scheduleId)
    recordDepartures(state, caller, 'schedules', id)
    removeSchedule(state.world, id)
    return emptyReply(200)
  })
}

/** One address serves both views; the contract describes them as two operations. */
const anyList = {
  ...listSchedules,
  query: listSchedules.query.extend({ view: z.enum(['Default', 'Full']).optional() }),
}
