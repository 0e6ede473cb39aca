import type { Connection } from '@curator/console-contract/connections'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../../paths.ts'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PageTabs } from '../../ui/page-tabs.tsx'
import { text } from './data-connections-text.ts'

const tabs = [
  { key: 'server', text: 'Server', to: paths.dataConnections },
  { key: 'dcm', text: 'DCM', to: paths.dcmConnections },
  { key: 'rules', text: 'Handling rules', to: paths.dcmRules },
  { key: 'system', text: 'System', to: paths.systemConnections },
] as const
export type ConnectionsTab = (typeof tabs)[number]['key']

/** The head of the pages of data connections; each kind is a page of its own. */
export function ConnectionsFrame({
  connection,
  tab,
  description,
  action,
  children,
}: {
  readonly connection: Connection
  readonly tab: ConnectionsTab
  readonly description?: string
  readonly action?: ReactNode
  readonly children: ReactNode
}) {
  const navigate = useNavigate()
  return (
    <Page>
      <PageHeader title={text.title} description={description ?? connection.name} action={action} />
      <PageTabs
        label="Kinds of connections"
        tabs={tabs}
        chosen={tab}
        onChange={(key) => {
          const wanted = tabs.find((each) => each.key === key)
          if (wanted && key !== tab) void navigate(wanted.to(connection.id))
        }}
      >
        <div className="flex flex-col gap-4">{children}</div>
      </PageTabs>
    </Page>
  )
}
