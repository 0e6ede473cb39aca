import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { AccessSheetPage } from '../../../sheets/access-sheet-page.tsx'
import { text } from '../data-connections-text.ts'
import { toDcmSheetCalls } from './dcm-sheet.queries.ts'

/** DCM connections from a file or a paste. */
export function DcmSheetPage() {
  return (
    <ConnectionPage>
      {(connection) => (
        <AccessSheetPage
          key={connection.id}
          connection={connection}
          title="Sheet of DCM connections"
          crumbs={[{ text: text.title, to: paths.dcmConnections(connection.id) }]}
          intro={`Each row ends the sharing of one DCM connection, or deletes it. ${text.dcmNoShare}`}
          columns={columns}
          calls={toDcmSheetCalls(connection.id)}
        />
      )}
    </ConnectionPage>
  )
}

const columns = [
  { name: 'Connection', meaning: 'Id of the DCM connection, or its name.' },
  { name: 'Owner', meaning: 'E-mail of its owner, where several connections have this name.' },
  { name: 'Action', meaning: 'end running, end working or delete.' },
]
