import { ConnectionPage } from '../../people/connection-page.tsx'
import { CredentialList } from './credential-list.tsx'

/** The credentials of a connection, named in the address. */
export function CredentialsPage() {
  return (
    <ConnectionPage>
      {(connection) => <CredentialList key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}
