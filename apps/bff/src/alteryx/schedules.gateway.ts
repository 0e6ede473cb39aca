import {
  getSchedule,
  listSchedulesInFull,
  patchSchedule,
  type ServerSchedule,
} from '@curator/alteryx-contract/server/v3/schedules'
import type { AlteryxClient } from './alteryx-client.ts'
import type { GatewaySchedule, SchedulesGateway } from './gateways.ts'

export function createSchedulesGateway(client: AlteryxClient): SchedulesGateway {
  return {
    readAllInFull: (options) =>
      client.sendForBytes(listSchedulesInFull, { query: { view: 'Full' } }, options),
    get: async (scheduleId, options) =>
      toGatewaySchedule(await client.send(getSchedule, { params: { scheduleId } }, options)),
    patch: async (scheduleId, { ownerId, isEnabled }, options) => {
      const body = {
        ...(ownerId === undefined ? {} : { ownerId }),
        ...(isEnabled === undefined ? {} : { enabled: isEnabled }),
      }
      return toGatewaySchedule(
        await client.send(patchSchedule, { params: { scheduleId }, body }, options),
      )
    },
  }
}

function toGatewaySchedule({ id, name, ownerId, enabled }: ServerSchedule): GatewaySchedule {
  return { id, name, ownerId, isEnabled: enabled }
}
