import { ConnectionPage } from '../../people/connection-page.tsx'
import { UserList } from './user-list.tsx'

/** The users of a connection, named in the address. */
export function UsersPage() {
  return (
    <ConnectionPage>
      {/* Another connection is another list: nothing of the one before is kept. */}
      {(connection) => <UserList key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}
