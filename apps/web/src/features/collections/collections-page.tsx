import { ConnectionPage } from '../../people/connection-page.tsx'
import { CollectionList } from './collection-list.tsx'

/** The collections of a connection, named in the address. */
export function CollectionsPage() {
  return (
    <ConnectionPage>
      {(connection) => <CollectionList key={connection.id} connection={connection} />}
    </ConnectionPage>
  )
}
