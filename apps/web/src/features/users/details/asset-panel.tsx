import { CircleSlash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { formatCount } from '../../../lib/format-count.ts'
import { Button } from '../../../ui/button.tsx'
import { Panel } from '../../../ui/page.tsx'
import { SearchField } from '../../../ui/search-field.tsx'

/** Lists longer than this get a search. */
const searchFrom = 12
/** Lines drawn at first. */
const shownAtFirst = 50

/** Things of one kind that a user can reach or owns; says why where they can't be read. */
export function AssetPanel<Item extends { readonly id: string; readonly name: string }>({
  title,
  list,
  empty,
  renderMore,
  renderName = (item) => item.name,
}: {
  readonly title: string
  readonly list: { readonly items: readonly Item[]; readonly why: string | null }
  readonly empty: string
  /** What stands beside the name. */
  readonly renderMore?: (item: Item) => ReactNode
  readonly renderName?: (item: Item) => ReactNode
}) {
  const [search, setSearch] = useState('')
  const [isAll, setIsAll] = useState(false)
  const items = list.why === null ? list.items : []
  const wanted = search.trim().toLowerCase()
  const matching = items.filter(({ name }) => name.toLowerCase().includes(wanted))
  const shown = isAll ? matching : matching.slice(0, shownAtFirst)
  return (
    <Panel label={title}>
      <div className="flex flex-wrap items-center justify-between gap-2 border-b border-line px-4 py-2">
        <h2 className="font-semibold">
          {title}
          {list.why === null && (
            <span className="font-normal text-muted"> {formatCount(items.length)}</span>
          )}
        </h2>
        {items.length > searchFrom && (
          <div className="flex w-full sm:w-56">
            <SearchField
              label={`Search ${title.toLowerCase()}`}
              value={search}
              onChange={setSearch}
            />
          </div>
        )}
      </div>
      {list.why !== null && (
        <p className="flex items-start gap-2 px-4 py-3 text-muted">
          <CircleSlash2 aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>
            <strong className="font-semibold">Not available.</strong> {list.why}
          </span>
        </p>
      )}
      {list.why === null && items.length === 0 && <p className="px-4 py-3 text-muted">{empty}</p>}
      {items.length > 0 && matching.length === 0 && (
        <p className="px-4 py-3 text-muted">Nothing matches.</p>
      )}
      {shown.length > 0 && (
        <ul className="flex flex-col divide-y divide-line">
          {shown.map((item) => (
            <li
              key={item.id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2"
            >
              <span className="min-w-0 wrap-anywhere">{renderName(item)}</span>
              {renderMore && (
                <span className="flex flex-wrap items-center gap-1">{renderMore(item)}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {matching.length > shown.length && (
        <div className="border-t border-line px-4 py-2">
          <Button size="small" onPress={() => setIsAll(true)}>
            Show all {formatCount(matching.length)}
          </Button>
        </div>
      )}
    </Panel>
  )
}
