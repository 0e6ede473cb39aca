import type { FileReply } from '@curator/endpoint/endpoint'
import type { UseMutationResult } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { toProblemText } from '../api/problem-text.ts'
import { download } from '../lib/download.ts'
import { ActionProblem } from '../ui/action-problem.tsx'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/page.tsx'

/** A column of a sheet, as its header spells it, and what may stand in it. */
export type SheetColumn = { readonly name: string; readonly meaning: string }

const formats = [
  { format: 'xlsx', text: 'XLSX' },
  { format: 'csv', text: 'CSV' },
] as const

/** What each column takes, and the template to begin from. */
export function SheetColumnsPanel({
  columns,
  template,
}: {
  readonly columns: readonly SheetColumn[]
  readonly template: UseMutationResult<FileReply, Error, 'xlsx' | 'csv'>
}) {
  return (
    <Panel label="Columns">
      <div className="flex flex-col gap-3 p-4">
        <h2 className="text-lg font-semibold">Columns</h2>
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-muted">Template</span>
          {formats.map(({ format, text }) => (
            <Button
              key={format}
              size="small"
              icon={Download}
              aria-label={`Template as ${text}`}
              isPending={template.isPending && template.variables === format}
              onPress={() => template.mutate(format, { onSuccess: download })}
            >
              {text}
            </Button>
          ))}
        </div>
        {template.error && <ActionProblem {...toProblemText(template.error)} />}
        <dl className="flex flex-col divide-y divide-line">
          {columns.map(({ name, meaning }) => (
            <div key={name} className="grid gap-x-3 py-2 sm:grid-cols-[7rem_minmax(0,1fr)]">
              <dt className="font-medium">{name}</dt>
              <dd className="text-muted">{meaning}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Panel>
  )
}
