import { listRuns } from '@curator/console-contract/runs'
import { queryOptions } from '@tanstack/react-query'
import { call } from './client.ts'

/** How often running work is asked for while there is some, and while there is none. */
const busyPollMs = 3_000
const idlePollMs = 20_000
/** Runs the top bar can show; there are rarely more than a handful. */
const shownRuns = 20

/** Runs that have not ended, newest first. */
export const activeRunsQuery = queryOptions({
  queryKey: ['plans', 'runs', 'active'],
  queryFn: ({ signal }) =>
    call(
      listRuns,
      {
        query: {
          pageSize: shownRuns,
          state: ['queued', 'running', 'pausing', 'paused', 'cancelling', 'halted'],
        },
      },
      signal,
    ),
  refetchInterval: ({ state }) => ((state.data?.total ?? 0) > 0 ? busyPollMs : idlePollMs),
})
