import type { Connection } from '@curator/console-contract/connections'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useNow } from '../../../lib/now.ts'
import { useSearch } from '../../../lib/use-search.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PageTabs } from '../../../ui/page-tabs.tsx'
import { useFilterChoices } from '../filters/use-filter-choices.ts'
import { viewerZone } from '../rules/run-words.ts'
import { ScheduleFilterBar } from '../schedule-filter-bar.tsx'
import { AgendaView } from './agenda/agenda-view.tsx'
import { BehindDialog } from './behind/behind-dialog.tsx'
import { DayView } from './calendar/day-view.tsx'
import { HeatView } from './calendar/heat-view.tsx'
import { MonthView } from './calendar/month-view.tsx'
import { WeekView } from './calendar/week-view.tsx'
import { ClocksView } from './clocks/clocks-view.tsx'
import { ForeseeBar } from './foresee-bar.tsx'
import { type ForeseeView, foreseeSearch, foreseeViews, toListSearch } from './foresee-search.ts'
import { foreseeText, viewTexts } from './foresee-text.ts'
import { LoadView } from './load/load-view.tsx'
import { todayIn } from './local-days.ts'
import { preloadView } from './preload-view.ts'
import type { Sight } from './sight.ts'
import { toForecastQuery, toStretch } from './stretch.ts'
import { TimelineView } from './timeline/timeline-view.tsx'

/** What is going to run, in pictures: calendar, heat map, timeline, load, agenda, clock changes. */
export function ForeseePage() {
  return (
    <ConnectionPage>
      {(connection) => <Foresee key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}

const tabs = foreseeViews.map((key) => ({ key, text: viewTexts[key] }))
/** How often the page looks whether another day has begun. */
const dayTickMs = 60_000

function Foresee({ connection }: { readonly connection: Connection }) {
  const sight = useSight(connection)
  const { change, day, search, zone } = sight
  const client = useQueryClient()
  const choices = useFilterChoices(connection.id, [])
  const turnTo = (view: ForeseeView) => {
    const stretch = toStretch(view, day, search.span)
    preloadView(client, view, toForecastQuery(connection.id, search, stretch, zone))
    change({ view, behind: undefined })
  }
  return (
    <Page>
      <PageHeader title={foreseeText.title} description={connection.name} />
      {search.view !== 'clocks' && (
        <ScheduleFilterBar search={toListSearch(search)} choices={choices} onChange={change}>
          {null}
        </ScheduleFilterBar>
      )}
      <PageTabs label={foreseeText.viewsLabel} tabs={tabs} chosen={search.view} onChange={turnTo}>
        <div className="flex flex-col gap-3">
          <ForeseeBar sight={sight} />
          <View sight={sight} />
        </div>
      </PageTabs>
      {search.behind && <BehindDialog sight={sight} behind={search.behind} />}
    </Page>
  )
}

function useSight(connection: Connection): Sight {
  const [search, change] = useSearch(foreseeSearch)
  const nowMs = useNow(dayTickMs)
  const zone = search.zone ?? viewerZone()
  const today = todayIn(zone, nowMs)
  const day = search.day ?? today
  const stretch = useMemo(
    () => toStretch(search.view, day, search.span),
    [search.view, day, search.span],
  )
  const query = useMemo(
    () => toForecastQuery(connection.id, search, stretch, zone),
    [connection.id, search, stretch, zone],
  )
  return { connection, search, change, zone, today, day, stretch, query }
}

function View({ sight }: { readonly sight: Sight }) {
  switch (sight.search.view) {
    case 'month':
      return <MonthView sight={sight} />
    case 'week':
      return <WeekView sight={sight} />
    case 'day':
      return <DayView sight={sight} />
    case 'heat':
      return <HeatView sight={sight} />
    case 'timeline':
      return <TimelineView sight={sight} />
    case 'load':
      return <LoadView sight={sight} />
    case 'agenda':
      return <AgendaView sight={sight} />
    case 'clocks':
      return <ClocksView sight={sight} />
  }
}
