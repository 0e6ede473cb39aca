import type { ConnectionId } from '@curator/console-contract/ids'
import type { ForecastRun } from '@curator/console-contract/schedule-forecast'
import { tagName } from '../foresee-text.ts'
import { durationWords, instantWords } from '../foresee-words.ts'
import type { MarkColumn } from '../marks/mark-table.tsx'
import { RunLink } from './run-link.tsx'

/** Runs one by one. */
export function toRunColumns(connectionId: ConnectionId, zone: string): MarkColumn<ForecastRun>[] {
  return [
    {
      key: 'start',
      text: `Start (${zone})`,
      cell: ({ startAt }) => (
        <span className="whitespace-nowrap tabular-nums">{instantWords(startAt, zone)}</span>
      ),
    },
    {
      key: 'schedule',
      text: 'Schedule',
      cell: (run) => <RunLink connectionId={connectionId} run={run} />,
    },
    { key: 'takes', text: 'Takes', cell: durationWords },
    { key: 'tag', text: 'Worker tag', cell: ({ workerTag }) => tagName(workerTag) },
    { key: 'priority', text: 'Priority', cell: ({ priority }) => priority },
  ]
}

export const runKey = ({ scheduleId, startAt }: ForecastRun) => `${startAt} ${scheduleId}`
