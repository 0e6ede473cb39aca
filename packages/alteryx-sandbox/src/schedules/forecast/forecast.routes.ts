import { getForecast } from '@curator/alteryx-contract/server/v2/forecast'
import type { IRouter } from 'express'
import { refuse } from '../../reply.ts'
import { serve } from '../../serve.ts'
import type { SandboxState } from '../../state.ts'
import { readWindow } from '../run-window.ts'
import { forecastRuns } from './forecast.ts'

/** The runs to be expected (server-v1v2 5.2). The status of refusals is not known; 400 is our choice. */
export function forecastRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, getForecast, async ({ query }) => {
    const after = query.afterDate ?? query.after
    const before = query.beforeDate ?? query.before
    const window = readWindow(after, before, (days) => days >= 45)
    if (!window) throw refuse(400, 'Both dates of the window are needed.')
    return { status: 200, body: await forecastRuns(state.world, window, state.clock.now()) }
  })
}
