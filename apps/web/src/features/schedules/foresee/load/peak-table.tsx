import type { LoadCurve } from '@curator/console-contract/schedule-forecast'
import { tagName } from '../foresee-text.ts'
import { loadText, sayPeak, sizeOfPeak } from './load-text.ts'

/** The peak of each worker tag before and after, those that change first. */
export function PeakTable({
  before,
  after,
  zone,
}: {
  readonly before: readonly LoadCurve[]
  readonly after: readonly LoadCurve[]
  readonly zone: string
}) {
  const rows = before
    .map((curve) => ({
      curve,
      moved: after.find(({ workerTag }) => workerTag === curve.workerTag) ?? curve,
    }))
    .map((row) => ({ ...row, change: sizeOfPeak(row.moved) - sizeOfPeak(row.curve) }))
    .toSorted((one, other) => one.change - other.change)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <section tabIndex={0} aria-label={loadText.peaks} className="overflow-x-auto">
      <table className="w-full text-left">
        <caption className="sr-only">{loadText.peaks}</caption>
        <thead>
          <tr className="border-b border-line">
            {['Worker tag', 'Peak before', 'Peak after', 'Change'].map((head) => (
              <th key={head} scope="col" className="py-1.5 pr-4 font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ change, curve, moved }) => (
            <tr key={curve.workerTag} className="border-b border-line last:border-b-0">
              <th scope="row" className="py-1.5 pr-4 font-normal">
                {tagName(curve.workerTag)}
              </th>
              <td className="py-1.5 pr-4 tabular-nums">{sayPeak(curve, zone)}</td>
              <td className="py-1.5 pr-4 font-semibold tabular-nums">{sayPeak(moved, zone)}</td>
              <td className="py-1.5 tabular-nums">{sayChange(change)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const sayChange = (change: number) =>
  change === 0 ? 'none' : change < 0 ? `${-change} fewer` : `${change} more`
