import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components'

export type TabEntry<K extends string> = {
  readonly key: K
  readonly text: string
  readonly count?: number | undefined
}

/** Tabs above one panel; `children` is the panel of the chosen tab. Counts stand after the words. */
export function Tabs<K extends string>({
  label,
  tabs,
  selected,
  onChange,
  children,
}: {
  readonly label: string
  readonly tabs: readonly TabEntry<K>[]
  readonly selected: K
  readonly onChange: (key: K) => void
  readonly children: ReactNode
}) {
  return (
    <AriaTabs
      selectedKey={selected}
      onSelectionChange={(key) => onChange(key as K)}
      className="flex min-h-0 flex-1 flex-col"
    >
      <TabList
        aria-label={label}
        className="flex gap-1 overflow-x-auto border-b border-line px-1 pt-1"
      >
        {tabs.map((tab) => (
          <Tab
            key={tab.key}
            id={tab.key}
            className="-mb-px flex cursor-pointer items-center gap-2 rounded-t-md border-b-2 border-transparent px-3 py-2 whitespace-nowrap text-muted outline-offset-[-2px] hover:text-text data-selected:border-accent data-selected:font-medium data-selected:text-text"
          >
            {tab.text}
            {tab.count !== undefined && (
              <span className="rounded-sm bg-sunken px-1.5 text-sm tabular-nums">
                {tab.count.toLocaleString()}
              </span>
            )}
          </Tab>
        ))}
      </TabList>
      <TabPanel
        key={selected}
        id={selected}
        className="flex min-h-0 flex-1 flex-col outline-offset-[-2px]"
      >
        {children}
      </TabPanel>
    </AriaTabs>
  )
}
