import type { ConnectionId } from '@curator/console-contract/ids'
import type { ForecastRun } from '@curator/console-contract/schedule-forecast'
import { TriangleAlert } from 'lucide-react'
import { Link } from 'react-router'
import { paths } from '../../../../paths.ts'
import { StatusBadge } from '../../../../ui/status-badge.tsx'
import { foreseeText } from '../foresee-text.ts'

/** The schedule of a run, marked where its last run failed. */
export function RunLink({
  connectionId,
  run: { isFailing, name, scheduleId },
}: {
  readonly connectionId: ConnectionId
  readonly run: Pick<ForecastRun, 'isFailing' | 'name' | 'scheduleId'>
}) {
  return (
    <span className="inline-flex max-w-full min-w-0 flex-wrap items-center gap-2">
      <Link
        to={paths.schedule(connectionId, scheduleId)}
        className="wrap-anywhere text-accent-ink hover:underline"
      >
        {name}
      </Link>
      {isFailing && (
        <StatusBadge tone="bad" icon={TriangleAlert}>
          {foreseeText.failing}
        </StatusBadge>
      )}
    </span>
  )
}
