import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { AccessSheetPage } from '../../../sheets/access-sheet-page.tsx'
import { text } from '../data-connections-text.ts'
import { toShareSheetCalls } from './data-connection-sheet.queries.ts'

/** Shares of data connections from a file or a paste. */
export function DataConnectionSheetPage() {
  return (
    <ConnectionPage>
      {(connection) => (
        <AccessSheetPage
          key={connection.id}
          connection={connection}
          title="Sheet of shares"
          crumbs={[{ text: text.title, to: paths.dataConnections(connection.id) }]}
          intro="Each row shares one data connection with one person or one group, or takes it away."
          columns={columns}
          calls={toShareSheetCalls(connection.id)}
        />
      )}
    </ConnectionPage>
  )
}

const columns = [
  { name: 'connection', meaning: 'Name or id of the data connection.' },
  { name: 'person', meaning: 'E-mail of the person; empty where the row is about a group.' },
  { name: 'group', meaning: 'Name or id of the group; empty where the row is about a person.' },
  { name: 'action', meaning: 'add or remove; empty adds.' },
]
