import type { ConnectionId } from '@curator/console-contract/ids'
import type { ServerSchedule } from '@curator/console-contract/schedules'
import { SearchX, SquareArrowOutUpRight } from 'lucide-react'
import { problemCodeOf, toProblemText } from '../../api/problem-text.ts'
import { paths } from '../../paths.ts'
import { CopyText } from '../../ui/copy-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { ScheduleFacts } from './schedule-facts.tsx'
import { text } from './schedules-text.ts'

/** The details of a schedule beside the list. */
export function SchedulePanel({
  connectionId,
  schedule,
  error,
  retry,
}: {
  readonly connectionId: ConnectionId
  /** Absent while it is asked for. */
  readonly schedule: ServerSchedule | undefined
  /** Why there is none. */
  readonly error: Error | null
  readonly retry: () => void
}) {
  if (error && problemCodeOf(error) === 'not_found')
    return <EmptyState icon={SearchX} title={text.noSuchSchedule} text={text.noSuchScheduleText} />
  if (error) return <ProblemPanel {...toProblemText(error)} onRetry={retry} />
  if (!schedule) return <SkeletonLines count={8} />
  return (
    <div className="flex flex-col gap-5 p-4 text-sm">
      <div>
        <LinkButton to={paths.schedule(connectionId, schedule.id)} icon={SquareArrowOutUpRight}>
          Open page
        </LinkButton>
      </div>
      <CopyText text={schedule.id} label="schedule id" />
      <ScheduleFacts connectionId={connectionId} schedule={schedule} />
    </div>
  )
}
