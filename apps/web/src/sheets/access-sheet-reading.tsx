import type { AccessSheetReading, AccessSheetRow } from '@curator/console-contract/access-sheets'
import { SearchX } from 'lucide-react'
import { useState } from 'react'
import { toProblemText } from '../api/problem-text.ts'
import { usePermission } from '../api/session.queries.ts'
import { formatCount, formatCounted } from '../lib/format-count.ts'
import { ActionProblem } from '../ui/action-problem.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { DataGrid } from '../ui/data-grid.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import type { GridColumn } from '../ui/grid-column.ts'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/page.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import type { AccessSheet } from './access-sheet.queries.ts'

/** Room for three lines where there are faults to read. */
const faultyRowHeight = 76

const columns: GridColumn<AccessSheetRow>[] = [
  {
    key: 'line',
    header: 'Line',
    width: 70,
    align: 'right',
    render: ({ line }) => formatCount(line),
  },
  { key: 'subject', header: 'About', width: 200, render: ({ subject }) => subject || '–' },
  {
    key: 'sentence',
    header: 'What will be planned',
    width: 480,
    render: (row) => <Understood row={row} />,
  },
]

function Understood({ row: { faults, sentence } }: { readonly row: AccessSheetRow }) {
  if (faults.length === 0)
    return (
      <span title={sentence} className="truncate">
        {sentence}
      </span>
    )
  const words = faults.map(sayFault).join(' ')
  return (
    <span className="flex min-w-0 items-start gap-2" title={words}>
      <StatusBadge tone="bad">Fault</StatusBadge>
      <span className="line-clamp-3 min-w-0 text-sm whitespace-normal text-bad">{words}</span>
    </span>
  )
}

/** A fault after the name of its column. */
function sayFault({ column, text }: AccessSheetRow['faults'][number]): string {
  return column ? `${column.charAt(0).toUpperCase()}${column.slice(1)}: ${text}` : text
}

/** How a sheet was understood, row by row, and the way to its plan. */
export function AccessSheetReadingPanel({
  reading,
  sheet,
}: {
  readonly reading: AccessSheetReading
  readonly sheet: AccessSheet
}) {
  const canPlan = usePermission('plans.write')
  const [isFaulty, setIsFaulty] = useState(false)
  const { faultCount, items, rowCount } = reading
  const good = rowCount - faultCount
  const rows = isFaulty ? items.filter(({ faults }) => faults.length > 0) : items
  return (
    <div className="flex flex-col gap-3">
      <SheetRemarks reading={reading} />
      <div className="flex flex-wrap items-center gap-3">
        <p role="status" className="font-semibold">
          {sheet.sheet?.fileName}: {formatCounted(rowCount, 'row', 'rows')},{' '}
          {faultCount === 0 ? 'none with a fault' : `${formatCount(faultCount)} with a fault`}
        </p>
        {faultCount > 0 && (
          <Checkbox isSelected={isFaulty} onChange={setIsFaulty}>
            Only rows with a fault
          </Checkbox>
        )}
        <div className="flex flex-wrap gap-2 sm:ml-auto">
          <Button onPress={sheet.drop}>Bring another sheet</Button>
          {canPlan && (
            <Button
              variant="primary"
              isDisabled={good === 0}
              isPending={sheet.planning.isPending}
              onPress={sheet.plan}
            >
              Plan {formatCounted(good, 'row', 'rows')}
            </Button>
          )}
        </div>
      </div>
      {sheet.planning.error && <ActionProblem {...toProblemText(sheet.planning.error)} />}
      <div className="flex h-[60dvh] min-h-80 flex-col">
        <Panel isFilled label="Rows of the sheet">
          <DataGrid
            label="Rows of the sheet"
            columns={columns}
            rowCount={rows.length}
            getRow={(index) => rows[index]}
            rowKey={({ line }) => String(line)}
            {...(faultCount > 0 ? { rowHeight: faultyRowHeight } : {})}
            countText={formatCounted(rows.length, 'row', 'rows')}
            resetKey={String(isFaulty)}
            empty={
              <EmptyState
                icon={SearchX}
                title="The sheet has no rows"
                text="Fill in a row below the header and bring it again."
              />
            }
          />
        </Panel>
      </div>
      {items.length < rowCount && (
        <p className="text-sm text-muted">
          {formatCount(items.length)} of {formatCounted(rowCount, 'row', 'rows')} are shown; the
          plan has them all.
        </p>
      )}
    </div>
  )
}

function SheetRemarks({ reading }: { readonly reading: AccessSheetReading }) {
  const { faultCount, notices, unknownColumns } = reading
  return (
    <>
      {unknownColumns.length > 0 && (
        <Notice tone="warning">
          <strong>Columns that are not used:</strong> {unknownColumns.join(', ')}.
        </Notice>
      )}
      {notices.map((notice) => (
        <Notice key={notice} tone="info">
          {notice}
        </Notice>
      ))}
      {faultCount > 0 && (
        <Notice tone="warning">
          Rows with a fault stand in the plan as invalid and change nothing. Correct them in the
          file and bring it again, or plan the others now.
        </Notice>
      )}
    </>
  )
}
