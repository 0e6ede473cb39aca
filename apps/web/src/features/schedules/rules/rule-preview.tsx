import type { ScheduleRule } from '@curator/console-contract/schedule-rules'
import { useQuery } from '@tanstack/react-query'
import { toFieldErrors, toProblemText } from '../../../api/problem-text.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { previewQuery } from './rules.queries.ts'
import { ruleText } from './rules-text.ts'
import { RunTable } from './run-table.tsx'

/** A rule in words, what to know before using it, and its next runs in three zones. */
export function RulePreview({
  rule,
  timeZone,
}: {
  /** Undefined while the form is not complete. */
  readonly rule: ScheduleRule | undefined
  readonly timeZone: string
}) {
  const { data, error, isFetching } = useQuery(previewQuery(rule, timeZone))
  if (!rule) return <p className="text-muted">{ruleText.incomplete}</p>
  // Faults of fields stand at their fields.
  if (error && Object.keys(toFieldErrors(error)).length > 0)
    return <p className="text-muted">{ruleText.incomplete}</p>
  if (error) return <ActionProblem {...toProblemText(error)} />
  if (!data) return <SkeletonLines count={6} label="Working out the next runs" />
  return (
    <div aria-busy={isFetching} className="flex min-w-0 flex-col gap-3">
      <p role="status" className="font-semibold">
        {data.words}
      </p>
      {data.notes.map((note) => (
        <Notice key={note} tone="warning">
          {note}
        </Notice>
      ))}
      <RunTable runs={data.runs} timeZone={timeZone} />
    </div>
  )
}
