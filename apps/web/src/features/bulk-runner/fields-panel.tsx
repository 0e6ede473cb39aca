import type { RunnerSheet } from '@curator/console-contract/bulk-runner'
import { BookmarkPlus } from 'lucide-react'
import { useState } from 'react'
import { toProblemText } from '../../api/problem-text.ts'
import { ReadingPanel } from '../../sheets/reading-form.tsx'
import { SheetNotices } from '../../sheets/sheet-notices.tsx'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/page.tsx'
import { Select } from '../../ui/select.tsx'
import { type RunnerMapping, useRereadSheet, useUpdateMapping } from './bulk-runner.queries.ts'
import { mappingSourceText } from './bulk-runner-text.ts'
import { FieldTable } from './field-table.tsx'
import { SaveRecipeDialog } from './recipe-dialogs.tsx'

const lineKey = 'line'

/** How the file was read, where the value of each field comes from, and what a row is called. */
export function FieldsPanel({ sheet }: { readonly sheet: RunnerSheet }) {
  const [isSaving, setIsSaving] = useState(false)
  const reread = useRereadSheet(sheet.id)
  const update = useUpdateMapping(sheet.id)
  const shown: RunnerMapping = update.isPending ? update.variables : sheet
  const change = (patch: Partial<RunnerMapping>) =>
    update.mutate({ sources: shown.sources, recordColumn: shown.recordColumn, ...patch })
  const error = reread.error ?? update.error
  return (
    <>
      <SheetNotices notices={sheet.notices} />
      {error && <ActionProblem {...toProblemText(error)} />}
      <ReadingPanel reading={sheet.reading} isPending={reread.isPending} onChange={reread.mutate} />
      <Panel label="Fields">
        <div className="flex flex-wrap items-end justify-between gap-3 border-b border-line p-4">
          <div className="min-w-0">
            <h2 className="text-lg font-semibold">Fields of the operation</h2>
            <p className="text-muted">{mappingSourceText[sheet.mappingSource]}</p>
          </div>
          <Button
            icon={BookmarkPlus}
            isDisabled={update.isPending}
            onPress={() => setIsSaving(true)}
          >
            Save as a recipe
          </Button>
        </div>
        <FieldTable
          sheet={sheet}
          sources={shown.sources}
          isPending={update.isPending}
          onChange={(sources) => change({ sources })}
        />
      </Panel>
      <Panel label="Record id">
        <div className="flex max-w-md flex-col gap-3 p-4">
          <Select
            label="Record id"
            description="What a row is called in both result files, so that you find it again."
            items={[
              { key: lineKey, text: 'Line number of the sheet' },
              ...sheet.header.map((name, column) => ({
                key: String(column),
                text: name || `Column ${column + 1}`,
              })),
            ]}
            value={shown.recordColumn === null ? lineKey : String(shown.recordColumn)}
            onChange={(key) => change({ recordColumn: key === lineKey ? null : Number(key) })}
          />
        </div>
      </Panel>
      {isSaving && <SaveRecipeDialog sheetId={sheet.id} onClose={() => setIsSaving(false)} />}
    </>
  )
}
