import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { AccessSheetPage } from '../../../sheets/access-sheet-page.tsx'
import { toCredentialSheetCalls } from '../credentials.queries.ts'
import { text } from '../credentials-text.ts'

const columns = [
  { name: 'Credential', meaning: 'The user name of the credential, or its id.' },
  { name: 'Person', meaning: 'E-mail of somebody on the Server.' },
  { name: 'Group', meaning: 'Name of a group, in place of a person.' },
  { name: 'Action', meaning: 'add or remove. Blank adds.' },
]

/** Shares credentials by a sheet. */
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
        />
      )}
    </ConnectionPage>
  )
}
