import type { ConnectionId, ScheduleId } from '@curator/console-contract/ids'
import type { FoundFinding, UnjudgedFinding } from '@curator/console-contract/schedule-findings'
import { useQuery } from '@tanstack/react-query'
import { CircleSlash2 } from 'lucide-react'
import { toProblemText } from '../../../api/problem-text.ts'
import { formatCounted } from '../../../lib/format-count.ts'
import { Panel } from '../../../ui/page.tsx'
import { ProblemPanel } from '../../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { decisionTexts, findingTexts, severityLooks } from '../finding-text.ts'
import { schedulesQueries } from '../schedules.queries.ts'

/** What is wrong with it, or may be, and what could not be judged. */
export function FindingsPanel({
  connectionId,
  scheduleId,
}: {
  readonly connectionId: ConnectionId
  readonly scheduleId: ScheduleId
}) {
  const { data, error, refetch } = useQuery(schedulesQueries.findings(connectionId, scheduleId))
  return (
    <Panel label="Findings">
      <h2 className="border-b border-line px-4 py-2 font-semibold">Findings</h2>
      {error && !data && <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />}
      {!error && !data && <SkeletonLines count={4} />}
      {data && (
        <div className="flex flex-col divide-y divide-line">
          {data.found.length === 0 && (
            <p className="px-4 py-3 text-muted">
              Nothing was found by the rules that could be judged.
            </p>
          )}
          <ul className="flex flex-col divide-y divide-line empty:hidden">
            {data.found.map((found) => (
              <Found key={found.finding} found={found} />
            ))}
          </ul>
          {data.unjudged.length > 0 && <Unjudged unjudged={data.unjudged} />}
        </div>
      )}
    </Panel>
  )
}

function Found({
  found: { finding, reason, severity, suggestion },
}: {
  readonly found: FoundFinding
}) {
  const { text, tone } = severityLooks[severity]
  return (
    <li className="flex flex-col gap-1 px-4 py-3">
      <span className="flex flex-wrap items-center gap-2">
        <StatusBadge tone={tone}>{text}</StatusBadge>
        <strong className="font-semibold">{findingTexts[finding]}</strong>
      </span>
      <span className="wrap-anywhere">{reason}</span>
      <span className="text-sm text-muted">Suggestion: {decisionTexts[suggestion]}</span>
    </li>
  )
}

function Unjudged({ unjudged }: { readonly unjudged: readonly UnjudgedFinding[] }) {
  return (
    <details className="px-4 py-3">
      <summary className="cursor-pointer">
        <CircleSlash2 aria-hidden className="mr-1.5 mb-0.5 inline size-4 text-muted" />
        {formatCounted(unjudged.length, 'rule is', 'rules are')} not available
      </summary>
      <ul className="mt-2 flex flex-col gap-2 text-sm">
        {unjudged.map(({ finding, why }) => (
          <li key={finding} className="wrap-anywhere">
            <strong className="font-semibold">{findingTexts[finding]}.</strong>{' '}
            <span className="text-muted">{why}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
