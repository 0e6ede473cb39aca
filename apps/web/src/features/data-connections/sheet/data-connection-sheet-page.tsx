import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { AccessSheetPage } from '../../../sheets/access-sheet-page.tsx'
import { text } from '../data-connections-text.ts'
import { toDataConnectionSheetCalls } from './data-connection-sheet.queries.ts'

/** What is to be done with data connections, from a file or a paste. */
export function DataConnectionSheetPage() {
  return (
    <ConnectionPage>
      {(connection) => (
        <AccessSheetPage
          key={connection.id}
          connection={connection}
          title="Sheet of data connections"
          crumbs={[{ text: text.title, to: paths.dataConnections(connection.id) }]}
          intro="Each row shares one data connection with one person or one group, takes it away, renames it or deletes it. Deleting can’t be undone."
          columns={columns}
          calls={toDataConnectionSheetCalls(connection.id)}
        />
      )}
    </ConnectionPage>
  )
}

const columns = [
  { name: 'connection', meaning: 'Name or id of the data connection.' },
  { name: 'person', meaning: 'E-mail of the person; empty where the row is about a group.' },
  { name: 'group', meaning: 'Name or id of the group; empty where the row is about a person.' },
  {
    name: 'action',
    meaning: 'add or remove a share, rename or delete the connection; empty adds a share.',
  },
  { name: 'new name', meaning: 'Only where the row renames: what the connection is called then.' },
]
