import type { ExpectedRun } from '@curator/console-contract/schedule-rules'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { clockTexts, ruleText } from './rules-text.ts'
import { formatLocal, formatRun, viewerZone } from './run-words.ts'

/** The next runs in the schedule's zone, the viewer's and UTC. */
export function RunTable({
  runs,
  timeZone,
}: {
  readonly runs: readonly ExpectedRun[]
  /** Of the schedule; empty is UTC. */
  readonly timeZone: string
}) {
  if (runs.length === 0) return <p className="text-muted">{ruleText.noRuns}</p>
  const viewer = viewerZone()
  const headings = [
    ['Schedule', timeZone || 'UTC'],
    ['You', viewer],
    ['UTC', ''],
  ] as const
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <section tabIndex={0} aria-label="Next runs" className="overflow-x-auto">
      <table className="w-full text-left text-sm tabular-nums">
        <caption className="sr-only">Next runs in three time zones</caption>
        <thead>
          <tr className="border-b border-line">
            {headings.map(([who, zone]) => (
              <th key={who} scope="col" className="py-1.5 pr-4 align-top font-medium">
                {who}
                {zone && <span className="block font-normal text-muted">{zone}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map(({ at, clock, local }) => (
            <tr key={at} className="border-b border-line last:border-b-0">
              <td className="py-1 pr-4 whitespace-nowrap">
                {formatLocal(local)}{' '}
                {clock !== 'plain' && (
                  <span title={clockTexts[clock].meaning}>
                    <StatusBadge tone="warning">{clockTexts[clock].text}</StatusBadge>
                  </span>
                )}
              </td>
              <td className="py-1 pr-4 whitespace-nowrap">{formatRun(at, viewer)}</td>
              <td className="py-1 whitespace-nowrap">{formatRun(at, 'UTC')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
