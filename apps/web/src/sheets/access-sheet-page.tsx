import type { Connection } from '@curator/console-contract/connections'
import type { ReactNode } from 'react'
import { toProblemText } from '../api/problem-text.ts'
import { usePermission } from '../api/session.queries.ts'
import { ActionProblem } from '../ui/action-problem.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { type Crumb, PageHeader } from '../ui/page-header.tsx'
import { type AccessSheetCalls, useAccessSheet } from './access-sheet.queries.ts'
import { AccessSheetReadingPanel } from './access-sheet-reading.tsx'
import { type SheetColumn, SheetColumnsPanel } from './sheet-columns-panel.tsx'
import { SheetForm } from './sheet-form.tsx'

/**
 * The page of a sheet that says who may reach what: bring it as a file or a paste, see how each row was understood and
 * what is wrong with it, and plan it. Used by collections, shares and studios, which differ in columns and calls.
 */
export function AccessSheetPage({
  connection,
  title,
  crumbs,
  intro,
  columns,
  calls,
  children,
}: {
  readonly connection: Connection
  readonly title: string
  readonly crumbs: readonly Crumb[]
  /** What may be in the sheet, and what becomes of it. */
  readonly intro: string
  /** In the order of the template; the first are what a paste is shown to begin with. */
  readonly columns: readonly SheetColumn[]
  readonly calls: AccessSheetCalls
  /** What else the person should know before bringing a sheet. */
  readonly children?: ReactNode
}) {
  const canPlan = usePermission('plans.write')
  const sheet = useAccessSheet(calls)
  return (
    <Page>
      <PageHeader title={title} crumbs={crumbs} description={connection.name} />
      <p className="max-w-prose text-muted">{intro}</p>
      {children}
      {sheet.reading.error && <ActionProblem {...toProblemText(sheet.reading.error)} />}
      {sheet.reading.data ? (
        <AccessSheetReadingPanel reading={sheet.reading.data} sheet={sheet} />
      ) : (
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          {canPlan ? (
            <SheetForm
              pasteExample={columns.map(({ name }) => name).join('\t')}
              isPending={sheet.reading.isPending}
              onSheet={(fileName, bytes) => sheet.take({ fileName, bytes })}
            />
          ) : (
            <Notice tone="info">
              Your role may look, but not plan changes. Ask an administrator of this console for the
              role of an operator.
            </Notice>
          )}
          <SheetColumnsPanel columns={columns} template={sheet.template} />
        </div>
      )}
    </Page>
  )
}
