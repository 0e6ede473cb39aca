import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { AccessSheetPage } from '../../../sheets/access-sheet-page.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { toCredentialSheetCalls } from '../credentials.queries.ts'
import { text } from '../credentials-text.ts'

const columns = [
  {
    name: 'Credential',
    meaning:
      'The user name of the credential, or its id. Where the row creates one: its user name.',
  },
  { name: 'Person', meaning: 'E-mail of somebody on the Server. Only where the row shares.' },
  { name: 'Group', meaning: 'Name of a group, in place of a person.' },
  {
    name: 'Action',
    meaning:
      'add or remove a share, create a credential, change its password, swap it for another, or delete it. Blank adds a share.',
  },
  {
    name: 'Into',
    meaning:
      'Only where the row swaps: user name or id of the credential that schedules and defaults use then.',
  },
]

/** Shares, creates, swaps and deletes credentials and changes their passwords by a sheet, which holds none. */
export function CredentialSheetPage() {
  return (
    <ConnectionPage>
      {(connection) => (
        <AccessSheetPage
          key={connection.id}
          connection={connection}
          title={text.sheetTitle}
          crumbs={[{ text: text.title, to: paths.credentials(connection.id) }]}
          intro={text.sheetIntro}
          columns={columns}
          calls={toCredentialSheetCalls(connection.id)}
        >
          <Notice tone="info">{text.sheetPasswords}</Notice>
        </AccessSheetPage>
      )}
    </ConnectionPage>
  )
}
