import type { LoadCurve } from '@curator/console-contract/schedule-forecast'
import { foreseeText, tagName } from '../foresee-text.ts'
import { instantWords } from '../foresee-words.ts'
import { MarkTable } from '../marks/mark-table.tsx'
import type { Step } from './curve-shape.ts'
import { loadText } from './load-text.ts'

type Row = Step & { readonly workerTag: string; readonly slots: number | null }

/** Every step in which something starts, is at work or waits. */
export function LoadTable({
  caption,
  curves,
  zone,
}: {
  readonly caption: string
  readonly curves: readonly LoadCurve[]
  readonly zone: string
}) {
  const rows = curves.flatMap(({ slots, steps, workerTag }) =>
    steps
      .filter(({ running, starts, waiting }) => running + starts + waiting > 0)
      .map((step) => ({ ...step, slots, workerTag })),
  )
  return (
    <MarkTable<Row>
      caption={caption}
      rows={rows}
      keyOf={({ at, workerTag }) => `${workerTag} ${at}`}
      columns={[
        { key: 'at', text: `${loadText.step} (${zone})`, cell: ({ at }) => instantWords(at, zone) },
        { key: 'tag', text: 'Worker tag', cell: ({ workerTag }) => tagName(workerTag) },
        { key: 'starts', text: loadText.starts, isNumber: true, cell: ({ starts }) => starts },
        { key: 'running', text: loadText.running, isNumber: true, cell: ({ running }) => running },
        { key: 'waiting', text: loadText.waiting, isNumber: true, cell: ({ waiting }) => waiting },
        {
          key: 'slots',
          text: loadText.capacity,
          isNumber: true,
          cell: ({ slots }) => slots ?? foreseeText.unknown,
        },
      ]}
    />
  )
}
