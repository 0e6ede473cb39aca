import type { ForecastQuery } from '@curator/console-contract/schedule-forecast'
import type { createExpectedRuns } from './expected-runs.ts'
import type { ReadRunsAhead } from './gather-evidence.ts'

/** No filter at all, but for schedules that run: the others have no runs. */
const everything = {
  isEnabled: ['yes'],
  ownerId: [],
  ownerState: [],
  workflowId: [],
  workerTag: [],
  priority: [],
  frequency: [],
  credentialId: [],
  state: [],
  finding: [],
} satisfies Partial<ForecastQuery>

/** Reads the runs to be expected of all schedules; they are all there only where the Server forecasts them. */
export function createRunsAhead(findRuns: ReturnType<typeof createExpectedRuns>): ReadRunsAhead {
  return async (connectionId, stretch) => {
    const from = new Date(stretch.fromMs).toISOString()
    const to = new Date(stretch.toMs).toISOString()
    const query = { ...everything, connectionId, from, to, timeZone: 'UTC' }
    const { inside, origin } = await findRuns(query, stretch)
    return { ...stretch, table: inside, isComplete: origin.source === 'forecast' }
  }
}
