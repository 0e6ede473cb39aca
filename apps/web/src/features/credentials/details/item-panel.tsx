import { CircleSlash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { formatCount } from '../../../lib/format-count.ts'
import { Button } from '../../../ui/button.tsx'
import { Panel } from '../../../ui/page.tsx'

/** Lines drawn at first. */
const shownAtFirst = 50

/** A titled list of things; says why where the console could not read it. */
export function ItemPanel<T extends { readonly id: string }>({
  title,
  items,
  why,
  empty,
  render,
}: {
  readonly title: string
  readonly items: readonly T[]
  readonly why: string | null
  readonly empty: string
  readonly render: (item: T) => ReactNode
}) {
  const [isAll, setIsAll] = useState(false)
  const shown = isAll ? items : items.slice(0, shownAtFirst)
  return (
    <Panel label={title}>
      <h2 className="border-b border-line px-4 py-2 font-semibold">
        {title}
        {why === null && (
          <span className="font-normal text-muted"> {formatCount(items.length)}</span>
        )}
      </h2>
      {why !== null && (
        <p className="flex items-start gap-2 px-4 py-3 text-muted">
          <CircleSlash2 aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>
            <strong className="font-semibold">Not available.</strong> {why}
          </span>
        </p>
      )}
      {why === null && items.length === 0 && <p className="px-4 py-3 text-muted">{empty}</p>}
      {shown.length > 0 && (
        <ul className="flex flex-col divide-y divide-line">
          {shown.map((item) => (
            <li
              key={item.id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2 wrap-anywhere"
            >
              {render(item)}
            </li>
          ))}
        </ul>
      )}
      {items.length > shown.length && (
        <div className="border-t border-line px-4 py-2">
          <Button size="small" onPress={() => setIsAll(true)}>
            Show all {formatCount(items.length)}
          </Button>
        </div>
      )}
    </Panel>
  )
}
