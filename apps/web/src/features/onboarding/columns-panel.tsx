import type { Sheet } from '@curator/console-contract/onboarding'
import { toProblemText } from '../../api/problem-text.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { MappingTable } from './mapping-table.tsx'
import { useRereadSheet, useUpdateMapping } from './onboarding.queries.ts'
import { mappingSourceText, noticeText } from './onboarding-text.ts'
import { ReadingForm } from './reading-form.tsx'

/** How the file was read and which field each column fills. */
export function ColumnsPanel({ sheet }: { readonly sheet: Sheet }) {
  const reread = useRereadSheet(sheet.id)
  const update = useUpdateMapping(sheet.id)
  const mapping = update.isPending ? update.variables : sheet.mapping
  const error = reread.error ?? update.error
  return (
    <>
      <SheetNotices sheet={sheet} />
      {error && <ActionProblem {...toProblemText(error)} />}
      <Panel label="How the file was read">
        <div className="flex flex-col gap-3 p-4">
          <h2 className="text-lg font-semibold">How the file was read</h2>
          <ReadingForm
            reading={sheet.reading}
            isPending={reread.isPending}
            onChange={reread.mutate}
          />
          <p className="text-sm text-muted">
            If names look wrong below, choose another way to read it. Cells that you have fixed are
            then read anew from the file.
          </p>
        </div>
      </Panel>
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
    </>
  )
}

/** Remarks about the whole sheet; those that block stand first. */
function SheetNotices({ sheet }: { readonly sheet: Sheet }) {
  const notices = sheet.notices.toSorted((a, b) => Number(b.blocks) - Number(a.blocks))
  if (notices.length === 0) return null
  return (
    <div className="flex flex-col gap-2">
      {notices.map((notice) => (
        <Notice key={`${notice.code}-${notice.message}`} tone={notice.blocks ? 'bad' : 'warning'}>
          <strong>{noticeText[notice.code]}.</strong> {notice.message}
        </Notice>
      ))}
    </div>
  )
}
