import type { ConnectionId } from '@curator/console-contract/ids'
import type { FoundFinding, ScheduleFinding } from '@curator/console-contract/schedule-findings'
import { type ScheduleColumn, scheduleSorts } from '@curator/console-contract/schedules'
import type { GridColumn } from '../../../ui/grid-column.ts'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { decisionTexts, findingTexts, severityLooks } from '../finding-text.ts'
import { toScheduleCell } from '../schedule-cell.tsx'
import { columnLabels } from '../schedules-text.ts'
import type { FoundSchedule } from './findings.queries.ts'
import { findingsText } from './findings-text.ts'

/** Rows with two lines, in pixels: findings above, the reason of the first below. */
export const foundRowHeight = 60

const sortable: readonly string[] = scheduleSorts

/** Columns of the list of findings; what was asked for stands before what was found besides. */
export function toFoundColumns(
  connectionId: ConnectionId,
  asked: readonly ScheduleFinding[],
): GridColumn<FoundSchedule>[] {
  const plain = (key: ScheduleColumn, width: number): GridColumn<FoundSchedule> => ({
    key,
    header: columnLabels[key],
    width,
    isSortable: sortable.includes(key),
    render: (schedule) => toScheduleCell(connectionId, schedule, key),
  })
  return [
    plain('name', 200),
    {
      key: 'found',
      header: findingsText.reason,
      width: 420,
      render: ({ found = [] }) => <Found found={inOrder(found, asked)} />,
    },
    {
      key: 'suggestion',
      header: findingsText.suggestion,
      width: 150,
      render: ({ found = [] }) => {
        const [first] = inOrder(found, asked)
        return first ? decisionTexts[first.suggestion] : ''
      },
    },
    plain('owner', 200),
    plain('nextRunAt', 180),
    plain('rule', 220),
    plain('workflow', 170),
  ]
}

function inOrder(found: readonly FoundFinding[], asked: readonly ScheduleFinding[]) {
  const isAsked = ({ finding }: FoundFinding) => asked.includes(finding)
  return [...found.filter(isAsked), ...found.filter((each) => !isAsked(each))]
}

function Found({ found }: { readonly found: readonly FoundFinding[] }) {
  return (
    <span className="flex min-w-0 flex-col gap-0.5">
      <span className="flex min-w-0 gap-1 overflow-hidden">
        {found.map(({ finding, severity }) => (
          <StatusBadge key={finding} tone={severityLooks[severity].tone}>
            {findingTexts[finding]}
            <span className="sr-only">, {severityLooks[severity].text}</span>
          </StatusBadge>
        ))}
      </span>
      <span className="truncate text-muted" title={found.map(({ reason }) => reason).join('\n')}>
        {found[0]?.reason}
      </span>
    </span>
  )
}
