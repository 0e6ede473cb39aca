import type { ForecastQuery } from '@curator/console-contract/schedule-forecast'
import type { QueryClient } from '@tanstack/react-query'
import { stepMinutes } from './behind/behind-place.ts'
import { foreseeQueries } from './foresee.queries.ts'
import type { ForeseeView } from './foresee-search.ts'

/** Asks for what a view shows while the page is still turning to it; a failure is told by the view, which asks again. */
export function preloadView(client: QueryClient, view: ForeseeView, query: ForecastQuery): void {
  switch (view) {
    case 'month':
      void client.prefetchQuery(foreseeQueries.counts(query))
      break
    case 'week':
    case 'heat':
      void client.prefetchQuery(foreseeQueries.heat(query))
      break
    case 'day':
      void client.prefetchQuery(foreseeQueries.runs(query))
      break
    case 'timeline':
      void client.prefetchQuery(foreseeQueries.timeline(query))
      break
    case 'load':
      void client.prefetchQuery(foreseeQueries.load(query, stepMinutes))
      break
    case 'agenda':
      void client.prefetchQuery(foreseeQueries.agenda(query))
      break
    case 'clocks':
      void client.prefetchQuery(foreseeQueries.clockChanges(query.connectionId))
      break
  }
}
