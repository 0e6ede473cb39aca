import type { ReviewItem } from '@curator/console-contract/schedule-review'
import { CircleCheck } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { scrollWithin } from '../../../lib/scroll-within.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { classNames } from '../../../ui/class-names.ts'
import { Panel } from '../../../ui/page.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { severityLooks } from '../finding-text.ts'
import type { SeverityGroup } from './campaign-search.ts'
import { toAnswerText } from './decision-choices.ts'
import { countItems } from './review-text.ts'

/** The items by how bad they are; one is in sight, some may be chosen. */
export function ItemList({
  groups,
  currentId,
  chosen,
  onToggle,
  onOpen,
}: {
  readonly groups: readonly SeverityGroup[]
  readonly currentId: ReviewItem['id']
  readonly chosen: ReadonlySet<ReviewItem['id']>
  /** Absent where nothing can be decided. */
  readonly onToggle: ((id: ReviewItem['id']) => void) | undefined
  readonly onOpen: (id: ReviewItem['id']) => void
}) {
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another item in sight moves the list
  useEffect(() => {
    scrollWithin(list.current?.querySelector('[data-current]') ?? null, '[data-items]', false)
  }, [currentId])
  return (
    <Panel label="Schedules of the review">
      <div
        ref={list}
        data-items
        className="max-h-[70dvh] overflow-auto max-lg:max-h-80"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
        tabIndex={0}
      >
        {groups.map(({ items, severity }) => (
          <section key={severity ?? 'none'}>
            <h2 className="sticky top-0 z-10 flex items-center gap-2 border-b border-line bg-sunken px-3 py-1.5 text-sm">
              {severity ? (
                <StatusBadge tone={severityLooks[severity].tone}>
                  {severityLooks[severity].text}
                </StatusBadge>
              ) : (
                'Without a finding'
              )}
              <span className="text-muted">{countItems(items.length)}</span>
            </h2>
            <ul className="flex flex-col divide-y divide-line">
              {items.map((item) => (
                <ItemRow
                  key={item.id}
                  item={item}
                  isCurrent={item.id === currentId}
                  isChosen={chosen.has(item.id)}
                  onToggle={onToggle}
                  onOpen={onOpen}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Panel>
  )
}

function ItemRow({
  item,
  isCurrent,
  isChosen,
  onToggle,
  onOpen,
}: {
  readonly item: ReviewItem
  readonly isCurrent: boolean
  readonly isChosen: boolean
  readonly onToggle: ((id: ReviewItem['id']) => void) | undefined
  readonly onOpen: (id: ReviewItem['id']) => void
}) {
  const last = item.answers.at(-1)
  return (
    <li
      {...(isCurrent ? { 'data-current': true } : {})}
      className={classNames('flex items-center gap-2 px-3', isCurrent && 'bg-accent-soft')}
    >
      {onToggle && (
        <Checkbox
          aria-label={`Select ${item.name}`}
          isSelected={isChosen}
          onChange={() => onToggle(item.id)}
        />
      )}
      <button
        type="button"
        aria-current={isCurrent}
        onClick={() => onOpen(item.id)}
        className="flex min-w-0 flex-1 flex-col py-2 text-left outline-offset-[-2px]"
      >
        <span className="max-w-full truncate font-medium">{item.name}</span>
        <span className="max-w-full truncate text-sm text-muted">{item.ownerName}</span>
      </button>
      {last && (
        <span className="flex shrink-0 items-center gap-1 text-sm text-good">
          <CircleCheck aria-hidden className="size-4" />
          {toAnswerText(last.decision)}
        </span>
      )}
    </li>
  )
}
