import { scheduleId } from '@curator/console-contract/ids'
import {
  type ForecastOrigin,
  type ForecastRun,
  getCalendar,
  type LoadCurve,
} from '@curator/console-contract/schedule-forecast'

/** Valid by construction; a test states only what matters to it. */
export function anOrigin(given: Partial<ForecastOrigin> = {}): ForecastOrigin {
  return {
    source: 'forecast',
    why: null,
    takenAt: '2026-11-30T01:00:00Z',
    runCount: 3,
    unseenCount: 0,
    ...given,
  }
}

/** Ten minutes at 06:00 in Berlin, estimated. */
export function aRun(
  given: Omit<Partial<ForecastRun>, 'scheduleId'> & { id?: string } = {},
): ForecastRun {
  const { id = 'schedule-1', ...rest } = given
  return {
    scheduleId: scheduleId.parse(id),
    name: 'Daily sales',
    startAt: '2026-11-30T05:00:00Z',
    durationSeconds: 600,
    durationSource: 'estimated',
    workerTag: '',
    priority: 'Default',
    isFailing: false,
    ...rest,
  }
}

/** The reply of the calendar for one day of Berlin. */
export function aCalendar(runs: readonly ForecastRun[]) {
  const [first] = runs
  return getCalendar.response.parse({
    origin: anOrigin({ runCount: runs.length }),
    days: first
      ? [
          {
            day: '2026-11-30',
            runCount: runs.length,
            failingCount: runs.filter(({ isFailing }) => isFailing).length,
            top: [
              {
                scheduleId: first.scheduleId,
                name: first.name,
                runCount: runs.length,
                firstAt: first.startAt,
              },
            ],
          },
        ]
      : [],
    runs,
    isCut: false,
  })
}

/** A day of Berlin in quarters of an hour; at 06:00 so many are at work. */
export function aCurve(atSix: number, given: Partial<LoadCurve> = {}): LoadCurve {
  const fromMs = Date.parse('2026-11-29T23:00:00Z')
  return {
    workerTag: '',
    slots: null,
    steps: Array.from({ length: 96 }, (_, step) => {
      const count = step === 24 ? atSix : 0
      return {
        at: new Date(fromMs + step * 900_000).toISOString(),
        starts: count,
        running: count,
        waiting: 0,
      }
    }),
    peak: { at: '2026-11-30T05:00:00.000Z', running: atSix, waiting: 0 },
    unknownCount: 0,
    free: [{ from: '2026-11-30T06:00:00.000Z', to: '2026-11-30T22:00:00.000Z', running: 0 }],
    ...given,
  }
}

/** All hours of a week, Monday 06:00 with so many starts. */
export const heatCells = (atSix: number) =>
  Array.from({ length: 168 }, (_, cell) => ({
    weekday: Math.floor(cell / 24) + 1,
    hour: cell % 24,
    starts: cell === 6 ? atSix : 0,
    failures: cell === 6 ? 1 : 0,
    minutes: cell === 6 ? atSix * 10 : 0,
  }))
