import type { ReceivedReply } from '@curator/console-contract/api-explorer'
import { useMemo, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { JsonTree } from '../../../ui/json-tree.tsx'
import { ReplyTable } from './reply-table.tsx'
import { toTable } from './to-table.ts'

const views = { tree: 'Tree', table: 'Table', text: 'Text' } as const
type View = keyof typeof views

/** A reply as a tree, as text, and as a table where it is a list of objects. */
export function ReplyBody({ reply }: { readonly reply: ReceivedReply }) {
  const [view, setView] = useState<View>('tree')
  const value = useMemo(() => parse(reply.text), [reply.text])
  const table = useMemo(() => toTable(value), [value])
  if (reply.text === '')
    return <p className="text-muted">The Server answered with an empty body.</p>
  if (value === undefined) return <Code text={reply.text} />
  const shown: View[] = table ? ['tree', 'table', 'text'] : ['tree', 'text']
  return (
    <Tabs
      selectedKey={shown.includes(view) ? view : 'tree'}
      onSelectionChange={(key) => setView(key as View)}
      className="flex min-w-0 flex-col gap-2 xl:min-h-0 xl:flex-1"
    >
      <TabList aria-label="Show the reply as" className="flex gap-1 border-b border-line">
        {shown.map((key) => (
          <Tab
            key={key}
            id={key}
            className="cursor-pointer border-b-2 border-transparent px-3 py-1.5 data-selected:border-accent data-selected:font-semibold"
          >
            {views[key]}
          </Tab>
        ))}
      </TabList>
      <TabPanel id="tree" className="overflow-auto xl:min-h-0 xl:flex-1">
        <JsonTree value={value} name="reply" />
      </TabPanel>
      {table && (
        <TabPanel id="table" className="overflow-auto xl:min-h-0 xl:flex-1">
          <ReplyTable table={table} />
        </TabPanel>
      )}
      <TabPanel id="text" className="flex min-w-0 flex-col gap-2 xl:min-h-0 xl:flex-1">
        <Code text={JSON.stringify(value, null, 2)} />
      </TabPanel>
    </Tabs>
  )
}

function Code({ text }: { readonly text: string }) {
  return (
    <>
      <div>
        <CopyButton text={text} label="reply" />
      </div>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
        tabIndex={0}
        className="overflow-auto rounded-md bg-sunken p-3 font-mono text-sm xl:min-h-0 xl:flex-1"
      >
        {text}
      </pre>
    </>
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
