import type { DurationSource, ForecastOrigin } from '@curator/console-contract/schedule-forecast'
import { formatCounted } from '../../../lib/format-count.ts'
import type { ForeseeView, HeatMeasure } from './foresee-search.ts'

export const viewTexts: Record<ForeseeView, string> = {
  month: 'Month',
  week: 'Week',
  day: 'Day',
  heat: 'Heat map',
  timeline: 'Timeline',
  load: 'Load',
  agenda: 'Agenda',
  clocks: 'Clock changes',
}

export const measureTexts: Record<HeatMeasure, { readonly text: string; readonly unit: string }> = {
  starts: { text: 'Starts', unit: 'starts' },
  minutes: { text: 'Minutes', unit: 'minutes at work' },
  failures: { text: 'Failing', unit: 'starts of failing schedules' },
}

export const sourceTexts: Record<ForecastOrigin['source'], string> = {
  forecast: 'Forecast of the Server',
  rules: 'From the rules that this console knows',
  next_runs: 'Only the next run of each schedule is known',
}

export const durationTexts: Record<DurationSource, string> = {
  measured: 'measured',
  estimated: 'estimated',
  typed: 'typed',
  unknown: 'not known',
}

export const foreseeText = {
  title: 'Calendar',
  viewsLabel: 'Views of what is going to run',
  zone: 'Days and hours in',
  today: 'Today',
  day: 'Day',
  before: 'Before',
  after: 'After',
  shown: 'Shown as',
  picture: 'Picture',
  table: 'Table',
  emptyTitle: 'No run is expected',
  emptyFiltered:
    'Nothing that matches the filters runs here. Take filters away or look at other days.',
  emptyText: 'No schedule that is on runs here. Look at other days.',
  emptyPast: 'Runs that lie behind are not forecast. Look at today or later.',
  clearFilters: 'Clear search and filters',
  goToday: 'Go to today',
  noForecast: 'The Server’s own forecast could not be had, so the picture is not complete:',
  isCut: 'These are the earliest 5,000 runs; there are more. Narrow by filters to see all.',
  noTag: 'No worker tag',
  failing: 'Failing',
  behindEmpty: 'No run starts here.',
  behindHint: 'Each schedule with the runs that start here.',
  next100: 'The next 100 runs of these days.',
  nextAll: 'All runs of these days.',
  ics: 'Save as calendar file (ICS)',
  perWeek: 'on average in a week',
  unknown: '–',
  measure: 'Colours count',
} as const

export const countRuns = (count: number) => formatCounted(count, 'run', 'runs')

export const sayUnseen = (count: number) =>
  count === 1
    ? '1 schedule that is on has no run here, or not all of its runs are known'
    : `${formatCounted(count, 'schedule', 'schedules')} that are on have no run here, or not all of their runs are known`

export const tagName = (workerTag: string) => workerTag || foreseeText.noTag
