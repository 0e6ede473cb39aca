import { type ReactNode, useEffect, useRef } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { formatCount } from '../lib/format-count.ts'

export type PageTab<K extends string> = {
  readonly key: K
  readonly text: string
  /** How many things stand behind the tab; absent where it is not known or says nothing. */
  readonly count?: number | undefined
}

/** The parts of a page, one in sight at a time. Which one belongs to the address, so the page keeps it. */
export function PageTabs<K extends string>({
  label,
  tabs,
  chosen,
  onChange,
  children,
}: {
  readonly label: string
  readonly tabs: readonly PageTab<K>[]
  readonly chosen: K
  readonly onChange: (key: K) => void
  /** The content of the chosen tab. */
  readonly children: ReactNode
}) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The row is built from its tabs, a moment after the page.
    const frame = requestAnimationFrame(() => bringIntoSight(list.current, chosen))
    return () => cancelAnimationFrame(frame)
  }, [chosen])
  return (
    <Tabs
      selectedKey={chosen}
      onSelectionChange={(key) => onChange(key as K)}
      // What has the focus inside shows it; a frame around everything would say nothing.
      className="flex min-w-0 flex-col gap-4 outline-none"
    >
      <TabList
        ref={list}
        aria-label={label}
        className="flex gap-1 overflow-x-auto border-b border-line outline-offset-[-2px]"
      >
        {tabs.map(({ key, text, count }) => (
          <Tab
            key={key}
            id={key}
            className="flex shrink-0 cursor-pointer items-center gap-2 border-b-2 border-transparent px-3 py-2 text-muted outline-offset-[-2px] hover:text-text data-selected:border-accent data-selected:font-semibold data-selected:text-text"
          >
            {text}
            {count !== undefined && (
              <span className="rounded-sm bg-sunken px-1.5 text-sm font-medium text-text tabular-nums">
                {formatCount(count)}
              </span>
            )}
          </Tab>
        ))}
      </TabList>
      {/* Made anew for each tab: a panel that changes its id is not the one its tab points to. */}
      <TabPanel key={chosen} id={chosen} className="min-w-0 outline-offset-2">
        {children}
      </TabPanel>
    </Tabs>
  )
}

/** On a phone the row of tabs is scrolled until the chosen one is seen; nothing else moves. */
function bringIntoSight(list: HTMLElement | null, key: string): void {
  const tab = list?.querySelector(`[data-key="${key}"]`)
  if (!list || !tab) return
  const outer = list.getBoundingClientRect()
  const inner = tab.getBoundingClientRect()
  if (inner.left < outer.left) list.scrollLeft += inner.left - outer.left
  if (inner.right > outer.right) list.scrollLeft += inner.right - outer.right
}
