import { CalendarOff } from 'lucide-react'
import { problemCodeOf, toProblemText } from '../../api/problem-text.ts'
import { DirectoryFailed, type FailedList } from '../../people/directory-failed.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { text } from './schedules-text.ts'

/** Schedules can't be shown: the directory is still being read, the Server has no such list, or reading failed. */
export function SchedulesFailed(failed: FailedList) {
  if (problemCodeOf(failed.error) !== 'content_not_available')
    return <DirectoryFailed {...failed} what="schedules" />
  const { detail, title } = toProblemText(failed.error)
  return <EmptyState icon={CalendarOff} title={text.noContent} text={detail ?? title} />
}
