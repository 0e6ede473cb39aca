import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { AccessSheetPage } from '../../../sheets/access-sheet-page.tsx'
import { Notice } from '../../../ui/notice.tsx'
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
          intro={`Each row ends the sharing of one DCM connection, changes a secret of it, or deletes it. ${text.dcmNoShare}`}
          columns={columns}
          calls={toDcmSheetCalls(connection.id)}
        >
          <Notice tone="info">{text.sheetSecrets}</Notice>
        </AccessSheetPage>
      )}
    </ConnectionPage>
  )
}

const columns = [
  { name: 'connection', meaning: 'Id of the DCM connection, or its name.' },
  { name: 'owner', meaning: 'E-mail of its owner, where several connections have this name.' },
  { name: 'action', meaning: 'end running, end working, change secret or delete.' },
  {
    name: 'credential role',
    meaning: 'Only where the row changes a secret: role of the credential, for example default.',
  },
  { name: 'secret role', meaning: 'Role of the secret in it, for example password.' },
  {
    name: 'ends',
    meaning: 'The last day of the secret, for example 2027-01-31, or never; empty keeps its end.',
  },
  {
    name: 'new value',
    meaning:
      'yes where a new value is typed when the run is started, one for each such row; empty or no keeps it.',
  },
]
