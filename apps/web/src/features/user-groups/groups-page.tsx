import { ConnectionPage } from '../../people/connection-page.tsx'
import { GroupList } from './group-list.tsx'

/** The groups of a connection, named in the address. */
export function GroupsPage() {
  return (
    <ConnectionPage>
      {(connection) => <GroupList key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}
