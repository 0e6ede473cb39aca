import * as wire from '@curator/console-contract/schedule-forecast'
import type { IRouter } from 'express'
import { route } from '../../http/route.ts'
import type { ForecastService } from './forecast.service.ts'

const mayRead = { permission: 'directory.read' } as const
const mayPlan = { permission: 'plans.write' } as const

/** What is going to run. These paths stand before `/schedules/:scheduleId`. */
export function mountScheduleForecast(
  router: IRouter,
  { scheduleForecast: service }: { readonly scheduleForecast: ForecastService },
): void {
  route(router, wire.getCalendar, mayRead, ({ query }) => service.getCalendar(query))
  route(router, wire.getHeatMap, mayRead, ({ query }) => service.getHeatMap(query))
  route(router, wire.getLoad, mayRead, ({ query }) => service.getLoad(query))
  route(router, wire.getTimeline, mayRead, ({ query }) => service.getTimeline(query))
  route(router, wire.getAgenda, mayRead, ({ query }) => service.getAgenda(query))
  route(router, wire.exportAgenda, mayRead, ({ query }) => service.exportAgenda(query))
  // They are asked with POST for the length of what they ask, and write nothing.
  route(router, wire.simulateMoves, mayRead, ({ body }) => service.simulateMoves(body))
  route(router, wire.proposeSpread, mayRead, ({ body }) => service.proposeSpread(body))
  route(router, wire.listClockChanges, mayRead, ({ query }) =>
    service.listClockChanges(query.connectionId),
  )
  route(router, wire.getWorkerSlots, mayRead, ({ query }) =>
    service.getWorkerSlots(query.connectionId),
  )
  route(router, wire.putWorkerSlots, mayPlan, ({ body }) =>
    service.putWorkerSlots(body.connectionId, body.items),
  )
}
