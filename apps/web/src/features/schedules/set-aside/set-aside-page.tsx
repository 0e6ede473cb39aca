import type { Connection } from '@curator/console-contract/connections'
import { z } from 'zod'
import { usePermission } from '../../../api/session.queries.ts'
import { useSearch } from '../../../lib/use-search.ts'
import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PageTabs } from '../../../ui/page-tabs.tsx'
import { text } from '../schedules-text.ts'
import { DeletionsTab } from './deletions-tab.tsx'
import { HoldsTab } from './holds-tab.tsx'
import { setAsideText } from './set-aside-text.ts'

const pageSearch = z.object({
  tab: z.enum(['holds', 'deletions']).default('holds'),
  page: z.coerce.number().int().min(1).default(1),
})

const tabs = [
  { key: 'holds', text: setAsideText.holds },
  { key: 'deletions', text: setAsideText.deletions },
] as const

/** Schedules that were switched off for a time: holds, and what waits for its deletion. */
export function SetAsidePage() {
  return (
    <ConnectionPage>
      {(connection) => <SetAside key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}

function SetAside({ connection }: { readonly connection: Connection }) {
  const [{ page, tab }, change] = useSearch(pageSearch)
  const canPlan = usePermission('plans.write')
  const shared = {
    connection,
    canPlan,
    page,
    onPage: (next: number) => change({ page: next }),
  }
  return (
    <Page>
      <PageHeader
        title={text.setAside}
        crumbs={[{ text: text.title, to: paths.schedules(connection.id) }]}
        description={connection.name}
      />
      <PageTabs
        label="What was switched off for a time"
        tabs={tabs}
        chosen={tab}
        onChange={(next) => change({ tab: next, page: 1 })}
      >
        {tab === 'holds' ? <HoldsTab {...shared} /> : <DeletionsTab {...shared} />}
      </PageTabs>
    </Page>
  )
}
