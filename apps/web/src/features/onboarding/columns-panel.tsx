import type { Sheet } from '@curator/console-contract/onboarding'
import { toProblemText } from '../../api/problem-text.ts'
import { ReadingPanel } from '../../sheets/reading-form.tsx'
import { SheetNotices } from '../../sheets/sheet-notices.tsx'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Panel } from '../../ui/page.tsx'
import { CellRulesPanel } from './cell-rules-panel.tsx'
import { MappingTable } from './mapping-table.tsx'
import { useRereadSheet, useUpdateMapping } from './onboarding.queries.ts'
import { mappingSourceText } from './onboarding-text.ts'

/** How the file was read and which field each column fills. */
export function ColumnsPanel({ sheet }: { readonly sheet: Sheet }) {
  const reread = useRereadSheet(sheet.id)
  const update = useUpdateMapping(sheet.id)
  const mapping = update.isPending ? update.variables : sheet.mapping
  const error = reread.error ?? update.error
  return (
    <>
      <SheetNotices notices={sheet.notices} />
      {error && <ActionProblem {...toProblemText(error)} />}
      <ReadingPanel reading={sheet.reading} isPending={reread.isPending} onChange={reread.mutate} />
      <Panel label="Columns">
        <div className="border-b border-line p-4">
          <h2 className="text-lg font-semibold">Columns</h2>
          <p className="text-muted">{mappingSourceText[sheet.mappingSource]}</p>
        </div>
        <MappingTable
          sheet={sheet}
          mapping={mapping}
          isPending={update.isPending}
          onChange={update.mutate}
        />
      </Panel>
      <CellRulesPanel />
    </>
  )
}
