import { paths } from '../../paths.ts'
import { ConnectionPage } from '../../people/connection-page.tsx'
import { AccessSheetPage } from '../../sheets/access-sheet-page.tsx'
import { toStudioSheetCalls } from './studio-sheet.queries.ts'
import { text } from './studios-text.ts'

/** Studios, their settings, and moves into them, from a file or a paste. */
export function StudioSheetPage() {
  return (
    <ConnectionPage>
      {(connection) => (
        <AccessSheetPage
          key={connection.id}
          connection={connection}
          title="Sheet of studios"
          crumbs={[{ text: text.title, to: paths.studios(connection.id) }]}
          intro={`Each row moves one person into a studio, makes a studio, changes one or deletes an empty one. ${text.intro}`}
          columns={columns}
          calls={toStudioSheetCalls(connection.id)}
        />
      )}
    </ConnectionPage>
  )
}

const columns = [
  { name: 'Studio', meaning: 'Name or id of the studio; the name of one that is to be made.' },
  { name: 'Email', meaning: 'E-mail of the person who goes into it. Empty: nobody moves.' },
  { name: 'Action', meaning: 'move, create, rename, set or delete; empty moves.' },
  { name: 'New name', meaning: 'With rename or set. Empty: as it is.' },
  {
    name: 'Default credential',
    meaning:
      'With set or create: user name or id; <clear> is the Server’s own. Empty: as it is, and the Server’s own for a new studio.',
  },
  {
    name: 'Share schedules',
    meaning: 'With set or create: yes or no. Empty: as it is, and no for a new studio.',
  },
]
