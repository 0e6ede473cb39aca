import type { ConnectionId } from '@curator/console-contract/ids'
import { Download } from 'lucide-react'
import { toProblemText } from '../../api/problem-text.ts'
import { download } from '../../lib/download.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/page.tsx'
import { useDownloadTemplate } from './onboarding.queries.ts'

const kinds = [
  {
    values: 'none',
    title: 'Empty',
    text: 'Headers only, for people who are new.',
  },
  {
    values: 'current',
    title: 'Filled with today’s values',
    text: 'Everyone on the Server as they are now, to change in bulk.',
  },
] as const
const formats = [
  { format: 'xlsx', text: 'XLSX' },
  { format: 'csv', text: 'CSV' },
] as const

/** The sheet to fill in, empty or filled, in both formats. */
export function TemplatePanel({ connectionId }: { readonly connectionId: ConnectionId }) {
  const template = useDownloadTemplate()
  const isSaving = (values: string, format: string) =>
    template.isPending &&
    template.variables.values === values &&
    template.variables.format === format
  return (
    <Panel label="Templates">
      <div className="flex flex-col gap-3 p-4">
        <h2 className="text-lg font-semibold">Take a template</h2>
        {kinds.map(({ values, title, text }) => (
          <div key={values} className="flex flex-wrap items-center justify-between gap-2">
            <div className="min-w-0 flex-1 basis-48">
              <p className="font-medium">{title}</p>
              <p className="text-sm text-muted">{text}</p>
            </div>
            <div className="flex gap-2">
              {formats.map(({ format, text: formatText }) => (
                <Button
                  key={format}
                  size="small"
                  icon={Download}
                  aria-label={`${title}, as ${formatText}`}
                  isPending={isSaving(values, format)}
                  onPress={() =>
                    template.mutate({ connectionId, format, values }, { onSuccess: download })
                  }
                >
                  {formatText}
                </Button>
              ))}
            </div>
          </div>
        ))}
        {template.error && <ActionProblem {...toProblemText(template.error)} />}
      </div>
    </Panel>
  )
}
