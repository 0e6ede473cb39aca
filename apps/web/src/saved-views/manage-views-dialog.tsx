import type { SavedView } from '@curator/console-contract/saved-views'
import { useAccount } from '../api/session.queries.ts'
import { Dialog } from '../ui/dialog.tsx'
import { ViewRow } from './view-row.tsx'

/** Renames, shares, updates and deletes views. Shared ones of others are an administrator's to change. */
export function ManageViewsDialog({
  title,
  views,
  current,
  present,
  onClose,
}: {
  readonly title: string
  readonly views: readonly SavedView[]
  readonly current: SavedView | undefined
  readonly present: string
  readonly onClose: () => void
}) {
  const isAdministrator = useAccount()?.role === 'administrator'
  return (
    <Dialog isOpen title={title} onClose={onClose}>
      {views.length === 0 ? (
        <p className="pb-4 text-muted">There is none any more. Save a list to make one.</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line pb-2">
          {views.map((view) => (
            <ViewRow
              key={view.id}
              view={view}
              present={present}
              isCurrent={view.id === current?.id}
              mayChange={view.isOwn || isAdministrator}
            />
          ))}
        </ul>
      )}
    </Dialog>
  )
}
