import {
  createSchedule,
  deleteSchedule,
  getSchedule,
  listSchedulesInFull,
  patchSchedule,
  type ServerSchedule,
} from '@curator/alteryx-contract/server/v3/schedules'
import { toIteration } from '../schedules/rules/to-iteration.ts'
import type { AlteryxClient } from './alteryx-client.ts'
import type {
  GatewaySchedule,
  ScheduleFields,
  SchedulesGateway,
  ScheduleTiming,
} from './gateways.ts'
import { toDirectorySchedule } from './schedule-record.ts'

export function createSchedulesGateway(client: AlteryxClient): SchedulesGateway {
  return {
    readAllInFull: (options) =>
      client.sendForBytes(listSchedulesInFull, { query: { view: 'Full' } }, options),
    get: async (scheduleId, options) =>
      toGatewaySchedule(await client.send(getSchedule, { params: { scheduleId } }, options)),
    listOfWorkflow: async (workflowId, options) => {
      const query = { workflowId, view: 'Full' } as const
      return (await client.send(listSchedulesInFull, { query }, options)).map(toGatewaySchedule)
    },
    patch: async (scheduleId, { timing, ...fields }, options) => {
      const body = { ...toBody(fields), ...(timing ? toTimes(timing) : {}) }
      return toGatewaySchedule(
        await client.send(patchSchedule, { params: { scheduleId }, body: body as never }, options),
      )
    },
    create: ({ timing, workflowId, ...fields }, options) => {
      const body = { workflowId, ...toBody(fields), ...toTimes(timing) }
      return client.send(createSchedule, { body: body as never }, options)
    },
    remove: async (scheduleId, options) => {
      await client.send(deleteSchedule, { params: { scheduleId } }, options)
    },
  }
}

/** The Server says `enabled`. What is not to be set is not sent. */
function toBody({ isEnabled, ...fields }: ScheduleFields) {
  return { ...fields, ...(isEnabled === undefined ? {} : { enabled: isEnabled }) }
}

const toTimes = ({ rule, timeZone }: ScheduleTiming) => ({ iteration: toIteration(rule), timeZone })

function toGatewaySchedule(schedule: ServerSchedule): GatewaySchedule {
  return { ...toDirectorySchedule(schedule), isEnabled: schedule.enabled }
}
