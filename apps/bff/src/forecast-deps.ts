import type { ConnectionGateways } from './alteryx/connection-gateways.ts'
import type { Clock } from './core/clock.ts'
import type { Directories } from './directory/directory.ts'
import { createExpectedRuns } from './features/schedules/expected-runs.ts'
import { ForecastService } from './features/schedules/forecast.service.ts'
import { ForecastBook } from './features/schedules/forecast-book.ts'
import { createGuessedRules, type GuessedRules } from './features/schedules/rule-guesses.ts'
import { toWords } from './http/to-problem.ts'
import type { ScheduleDeps } from './schedules-deps.ts'
import type { OpenDatabase } from './store/database.ts'
import { createWorkerSlotsStore } from './store/worker-slots.store.ts'

/** What Servers forecast, and what can be guessed from it. */
export interface ForecastParts {
  readonly forecasts: ForecastBook
  readonly guesses: GuessedRules
}

export function createForecastParts(deps: {
  readonly gateways: Pick<ConnectionGateways, 'get'>
  readonly directories: Pick<Directories, 'get'>
  readonly clock: Clock
}): ForecastParts {
  const forecasts = new ForecastBook({
    listRuns: async (connectionId, stretch) =>
      (await deps.gateways.get(connectionId)).forecast.listRuns(stretch, { priority: 'people' }),
    clock: deps.clock,
  })
  return { forecasts, guesses: createGuessedRules({ ...deps, forecasts }) }
}

export interface ForecastDeps {
  readonly scheduleForecast: ForecastService
}

/** Puts the pictures of what is going to run together. */
export function createForecastDeps(
  deps: ForecastParts & {
    readonly store: OpenDatabase
    readonly schedules: Pick<ScheduleDeps, 'scheduleSearch' | 'scheduleRules'>
    readonly clock: Clock
  },
): ForecastDeps {
  const { clock, guesses, schedules } = deps
  const shared = { search: schedules.scheduleSearch, rules: schedules.scheduleRules, clock }
  return {
    scheduleForecast: new ForecastService({
      ...shared,
      guesses,
      slots: createWorkerSlotsStore(deps.store.db),
      findRuns: createExpectedRuns({ ...shared, forecasts: deps.forecasts, toWords }),
    }),
  }
}
