import { collectionRightKeys, collectionRightLabels } from '@curator/console-contract/collections'
import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { AccessSheetPage } from '../../../sheets/access-sheet-page.tsx'
import { text } from '../collections-text.ts'
import { toCollectionSheetCalls } from './collection-sheet.queries.ts'

const words = collectionRightKeys.map((key) => collectionRightLabels[key].word).join(', ')

const columns = [
  { name: 'Collection', meaning: 'Name or id of the collection the row is about.' },
  {
    name: 'Action',
    meaning:
      'create, delete, add or remove. Blank adds, and creates a collection the Server does not have when the row says nothing but its name and owner.',
  },
  { name: 'New name', meaning: 'Renames the collection.' },
  { name: 'Owner', meaning: 'E-mail or id of who is to own it.' },
  {
    name: 'Member',
    meaning: 'E-mail of a person, name of a group, the id of either, or a SID on Windows sign-in.',
  },
  {
    name: 'Rights',
    meaning: `All, none, or some of: ${words}; commas between them. Blank keeps them.`,
  },
  {
    name: 'Expires',
    meaning:
      'A date or an instant at which the membership ends. <clear> means never; blank keeps it.',
  },
  { name: 'Workflow', meaning: 'Name or id of a workflow to add or remove.' },
  { name: 'Schedule', meaning: 'Name or id of a schedule to add or remove.' },
]

/** Changes collections by a sheet. */
export function CollectionSheetPage() {
  return (
    <ConnectionPage>
      {(connection) => (
        <AccessSheetPage
          key={connection.id}
          connection={connection}
          title={text.sheetTitle}
          crumbs={[{ text: text.title, to: paths.collections(connection.id) }]}
          intro={text.sheetIntro}
          columns={columns}
          calls={toCollectionSheetCalls(connection.id)}
        />
      )}
    </ConnectionPage>
  )
}
