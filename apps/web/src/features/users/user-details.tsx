import type { ServerUser } from '@curator/console-contract/users'
import { SearchX, X } from 'lucide-react'
import { problemCodeOf, toProblemText } from '../../api/problem-text.ts'
import { useMediaQuery } from '../../lib/use-media-query.ts'
import { Button } from '../../ui/button.tsx'
import { Drawer } from '../../ui/drawer.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { UserPanel } from './user-panel.tsx'

/** From this width on the details stand beside the list; below they cover it. */
const wideQuery = '(min-width: 1024px)'

function toFullName({ firstName, lastName, email }: ServerUser): string {
  return `${firstName} ${lastName}`.trim() || email
}

/** The details of a user, with the list kept in sight where there is room. Opening them moves no focus. */
export function UserDetails({
  user,
  error,
  retry,
  onClose,
}: {
  /** Absent while it is asked for. */
  readonly user: ServerUser | undefined
  /** Why there is none. */
  readonly error: Error | null
  readonly retry: () => void
  readonly onClose: () => void
}) {
  const isWide = useMediaQuery(wideQuery)
  const title = user ? toFullName(user) : 'User'
  const content = user ? <UserPanel user={user} /> : <NoUser error={error} retry={retry} />
  if (!isWide) {
    return (
      <Drawer title={title} side="right" isOpen onClose={onClose}>
        {content}
      </Drawer>
    )
  }
  return (
    <aside
      aria-label="User details"
      className="flex w-96 shrink-0 flex-col border-l border-line bg-surface"
    >
      <div className="flex items-center justify-between gap-2 border-b border-line py-1 pr-1 pl-4">
        <h2 className="truncate font-semibold">{title}</h2>
        <Button
          variant="quiet"
          size="small"
          icon={X}
          aria-label="Close details"
          onPress={onClose}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
      <div tabIndex={0} className="min-h-0 flex-1 overflow-auto outline-offset-[-2px]">
        {content}
      </div>
    </aside>
  )
}

function NoUser({ error, retry }: { readonly error: Error | null; readonly retry: () => void }) {
  if (!error) return <SkeletonLines count={8} />
  const problem = toProblemText(error)
  if (problemCodeOf(error) === 'not_found') {
    return <EmptyState icon={SearchX} title="There is no such user" text={problem.detail ?? ''} />
  }
  return <ProblemPanel {...problem} onRetry={retry} />
}
