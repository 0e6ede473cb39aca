import type { Run, RunExport } from '@curator/console-contract/runs'
import { ChevronDown, Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { Menu, type MenuEntry } from '../../ui/menu.tsx'
import { usePlanWords } from './plan-words.tsx'

/** The files of a run that has ended. Calls have two: what succeeded with the replies, what failed with the reasons. */
export function RunDownloads({
  run,
  hasFailedRows,
  saving,
  onSave,
}: {
  readonly run: Run
  readonly hasFailedRows: boolean
  /** The file that is being made. */
  readonly saving: RunExport | null
  readonly onSave: (content: RunExport) => void
}) {
  const { areCalls } = usePlanWords()
  const entry = (key: RunExport, text: string, description: string): MenuEntry => {
    return { key, text, description, onAction: () => onSave(key) }
  }
  const { applied, already_applied } = run.counts.outcomes
  if (!areCalls) {
    return (
      <>
        {hasFailedRows && (
          <Button icon={Download} isPending={saving === 'failed'} onPress={() => onSave('failed')}>
            Download failed rows
          </Button>
        )}
        <Button icon={Download} isPending={saving === 'results'} onPress={() => onSave('results')}>
          Download all results
        </Button>
      </>
    )
  }
  return (
    <>
      {applied + already_applied > 0 && (
        <DownloadMenu
          isPending={saving?.startsWith('succeeded') ?? false}
          entries={[
            entry(
              'succeeded',
              'With the reply as columns',
              'CSV, one row for each row of the sheet',
            ),
            entry('succeeded_items', 'One row for each entry', 'CSV, for replies that are lists'),
            entry('succeeded_json', 'With the reply as it came', 'JSON'),
          ]}
        >
          Download succeeded rows
        </DownloadMenu>
      )}
      {hasFailedRows && (
        <DownloadMenu
          isPending={saving === 'failed' || saving === 'failures'}
          entries={[
            entry('failures', 'With the reasons', 'CSV, with status, reason and the Server’s text'),
            entry('failed', 'To fix and bring again', 'CSV in the shape of the sheet'),
          ]}
        >
          Download failed rows
        </DownloadMenu>
      )}
      <Button icon={Download} isPending={saving === 'results'} onPress={() => onSave('results')}>
        Download all results
      </Button>
    </>
  )
}

function DownloadMenu({
  children,
  isPending,
  entries,
}: {
  readonly children: ReactNode
  readonly isPending: boolean
  readonly entries: readonly MenuEntry[]
}) {
  return (
    <Menu
      label={String(children)}
      trigger={
        <Button icon={Download} isPending={isPending}>
          {children}
          <ChevronDown aria-hidden className="size-4 shrink-0" />
        </Button>
      }
      entries={entries}
    />
  )
}
