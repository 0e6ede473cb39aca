import { paths } from '../../paths.ts'
import { ConnectionPage } from '../../people/connection-page.tsx'
import { AccessSheetPage } from '../../sheets/access-sheet-page.tsx'
import { toMoveSheetCalls } from './studio-sheet.queries.ts'
import { text } from './studios-text.ts'

/** Moves into studios from a file or a paste. */
export function StudioSheetPage() {
  return (
    <ConnectionPage>
      {(connection) => (
        <AccessSheetPage
          key={connection.id}
          connection={connection}
          title="Sheet of moves"
          crumbs={[{ text: text.title, to: paths.studios(connection.id) }]}
          intro={`Each row moves one person into a studio. ${text.intro}`}
          columns={columns}
          calls={toMoveSheetCalls(connection.id)}
        />
      )}
    </ConnectionPage>
  )
}

const columns = [
  { name: 'Email', meaning: 'E-mail of the person.' },
  { name: 'Studio', meaning: 'Name or id of the studio they go into.' },
]
