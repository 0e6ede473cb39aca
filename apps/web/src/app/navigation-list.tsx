import { Link, useLocation } from 'react-router'
import { classNames } from '../ui/class-names.ts'
import { findHere, type NavigationGroup, type NavigationItem } from './navigation.ts'

/** The pages of the console. Folded, only icons are seen; their words stay for screen readers and on hover. */
export function NavigationList({
  groups,
  isFolded = false,
  onFollow,
}: {
  readonly groups: readonly NavigationGroup[]
  readonly isFolded?: boolean
  readonly onFollow?: () => void
}) {
  const here = findHere(groups, useLocation().pathname)
  return (
    <div className="flex flex-col gap-4 p-2">
      {groups.map((group) => (
        <div key={group.text} className="flex flex-col gap-0.5">
          <h2
            className={classNames(
              'px-2 py-1 text-sm font-medium text-muted',
              isFolded && 'sr-only',
            )}
            id={`navigation-${group.text}`}
          >
            {group.text}
          </h2>
          <ul aria-labelledby={`navigation-${group.text}`} className="flex flex-col gap-0.5">
            {group.items.map((item) => (
              <li key={item.to}>
                <NavigationLink
                  item={item}
                  isCurrent={item.to === here}
                  isFolded={isFolded}
                  onFollow={onFollow}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

function NavigationLink({
  item: { text, icon: Icon, to },
  isCurrent,
  isFolded,
  onFollow,
}: {
  readonly item: NavigationItem
  readonly isCurrent: boolean
  readonly isFolded: boolean
  readonly onFollow: (() => void) | undefined
}) {
  return (
    <Link
      to={to}
      {...(onFollow ? { onClick: onFollow } : {})}
      {...(isCurrent ? { 'aria-current': 'page' } : {})}
      {...(isFolded ? { title: text } : {})}
      className={classNames(
        'flex min-h-9 items-center gap-3 rounded-md px-2 outline-offset-[-2px]',
        isFolded && 'justify-center',
        isCurrent ? 'bg-accent-soft font-semibold text-accent-ink' : 'text-text hover:bg-hover',
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className={isFolded ? 'sr-only' : 'truncate'}>{text}</span>
    </Link>
  )
}
