import { MarkTable } from '../marks/mark-table.tsx'
import { type HeatCell, showValue } from './heat-cells.ts'

/** Hours with what they count, those of nothing left out. */
export function HeatTable({
  caption,
  cells,
  when,
  sayWhen,
}: {
  readonly caption: string
  readonly cells: readonly HeatCell[]
  /** What the first column is called. */
  readonly when: string
  readonly sayWhen: (cell: HeatCell) => string
}) {
  return (
    <MarkTable
      caption={caption}
      rows={cells.filter(({ starts, minutes }) => starts > 0 || (minutes ?? 0) > 0)}
      keyOf={({ weekday, hour }) => `${weekday} ${hour}`}
      columns={[
        { key: 'when', text: when, cell: sayWhen },
        { key: 'starts', text: 'Starts', isNumber: true, cell: ({ starts }) => starts },
        {
          key: 'minutes',
          text: 'Minutes at work',
          isNumber: true,
          cell: ({ minutes }) => showValue(minutes),
        },
        {
          key: 'failures',
          text: 'Starts of failing schedules',
          isNumber: true,
          cell: ({ failures }) => failures,
        },
      ]}
    />
  )
}
