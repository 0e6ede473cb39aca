import { paths } from '../../../paths.ts'
import { ConnectionPage } from '../../../people/connection-page.tsx'
import { AccessSheetPage } from '../../../sheets/access-sheet-page.tsx'
import { text } from '../data-connections-text.ts'
import { toRuleSheetCalls } from './rule-sheet.queries.ts'

/** Handling rules from a file or a paste. */
export function RuleSheetPage() {
  return (
    <ConnectionPage>
      {(connection) => (
        <AccessSheetPage
          key={connection.id}
          connection={connection}
          title="Sheet of handling rules"
          crumbs={[{ text: text.title, to: paths.dcmRules(connection.id) }]}
          intro={text.rulesSheetIntro}
          columns={columns}
          calls={toRuleSheetCalls(connection.id)}
        />
      )}
    </ConnectionPage>
  )
}

const columns = [
  { name: 'source id', meaning: 'Connection id of the source, as workflows use it.' },
  { name: 'source name', meaning: 'What people call the source; empty keeps it.' },
  {
    name: 'target id',
    meaning: 'Connection id of what stands for it; empty keeps it, none takes it away.',
  },
  { name: 'target name', meaning: 'What people call that; empty keeps it.' },
  { name: 'action', meaning: 'add, change or delete.' },
  { name: 'rule', meaning: 'Id of the rule, only where several are for one source.' },
]
