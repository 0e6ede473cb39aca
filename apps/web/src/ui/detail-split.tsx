import { X } from 'lucide-react'
import { type ReactNode, useSyncExternalStore } from 'react'
import { Button } from './button.tsx'
import { Drawer } from './drawer.tsx'

/** From here on there is room for a panel beside a grid. */
const wideQuery = '(min-width: 64rem)'

function subscribe(listen: () => void): () => void {
  const media = window.matchMedia(wideQuery)
  media.addEventListener('change', listen)
  return () => media.removeEventListener('change', listen)
}

/**
 * A grid and the details of one of its rows: beside it where there is room, so that the list stays in sight, else in a
 * drawer. Opening never moves the focus beside the grid; Escape in the panel closes it.
 */
export function DetailSplit({
  children,
  title,
  detail,
  onClose,
}: {
  readonly children: ReactNode
  readonly title: string
  /** Null while no row is open. */
  readonly detail: ReactNode | null
  readonly onClose: () => void
}) {
  const isWide = useSyncExternalStore(subscribe, () => window.matchMedia(wideQuery).matches)
  return (
    <div className="flex h-0 min-h-96 shrink-0 grow gap-4">
      <div className="flex min-w-0 flex-1 flex-col overflow-hidden rounded-lg border border-line">
        {children}
      </div>
      {detail && isWide && (
        <aside
          aria-label={title}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose()
          }}
          className="flex w-96 shrink-0 flex-col overflow-hidden rounded-lg border border-line bg-surface"
        >
          <div className="flex items-center justify-between gap-2 border-b border-line px-4 py-2">
            <h2 className="truncate font-semibold">{title}</h2>
            <Button
              variant="quiet"
              size="small"
              icon={X}
              aria-label="Close details"
              onPress={onClose}
            />
          </div>
          <div className="min-h-0 flex-1 overflow-auto">{detail}</div>
        </aside>
      )}
      {!isWide && (
        <Drawer title={title} side="right" isOpen={detail !== null} onClose={onClose}>
          {detail}
        </Drawer>
      )}
    </div>
  )
}
