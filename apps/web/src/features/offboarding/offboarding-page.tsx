import type { Connection } from '@curator/console-contract/connections'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '../../lib/use-search.ts'
import { ConnectionPage } from '../../people/connection-page.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { type PageTab, PageTabs } from '../../ui/page-tabs.tsx'
import { LeaversTab } from './leavers-tab.tsx'
import { MoversTab } from './movers-tab.tsx'
import { offboardingQueries } from './offboarding.queries.ts'
import { type OffboardingTab, offboardingSearch } from './offboarding-search.ts'
import { text } from './offboarding-text.ts'
import { TasksTab } from './tasks-tab.tsx'

/** Leavers, movers and what is left to do, of the connection in the address. */
export function OffboardingPage() {
  return (
    <ConnectionPage>
      {(connection) => <Offboarding key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}

function Offboarding({ connection }: { readonly connection: Connection }) {
  const [search, change] = useSearch(offboardingSearch)
  const open = useQuery(offboardingQueries.tasks(connection.id, 'open', 1)).data?.openCount
  const tabs: readonly PageTab<OffboardingTab>[] = [
    { key: 'leavers', text: 'Leavers' },
    { key: 'movers', text: 'Movers' },
    { key: 'tasks', text: 'To do', count: open },
  ]
  const props = { connection, search, onChange: change }
  return (
    <Page>
      <PageHeader title={text.title} description={text.description} />
      <PageTabs
        label="Parts of offboarding"
        tabs={tabs}
        chosen={search.tab}
        onChange={(tab) => change({ tab, page: 1 })}
      >
        {search.tab === 'leavers' && <LeaversTab {...props} />}
        {search.tab === 'movers' && <MoversTab {...props} />}
        {search.tab === 'tasks' && <TasksTab {...props} />}
      </PageTabs>
    </Page>
  )
}
