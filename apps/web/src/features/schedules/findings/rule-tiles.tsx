import { findingSeverity, type ScheduleFinding } from '@curator/console-contract/schedule-findings'
import { formatCount } from '../../../lib/format-count.ts'
import { classNames } from '../../../ui/class-names.ts'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { findingTexts, severityLooks } from '../finding-text.ts'
import type { FindingCount } from './findings-search.ts'
import { findingsText } from './findings-text.ts'

const ranks = findingSeverity.options

/** One tile for each rule that names schedules, the worst first; several can be chosen, then any of them counts. */
export function RuleTiles({
  counts,
  chosen,
  onChange,
}: {
  readonly counts: readonly FindingCount[]
  readonly chosen: readonly ScheduleFinding[]
  readonly onChange: (chosen: ScheduleFinding[]) => void
}) {
  const shown = counts
    .filter(({ count, finding }) => count > 0 || chosen.includes(finding))
    .sort((a, b) => ranks.indexOf(a.severity) - ranks.indexOf(b.severity))
  const toggle = (key: ScheduleFinding) =>
    onChange(chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key])
  return (
    <fieldset className="grid shrink-0 grid-cols-[repeat(auto-fill,minmax(10.5rem,1fr))] gap-2 empty:hidden">
      <legend className="sr-only">{findingsText.rules}</legend>
      {shown.map(({ count, finding, severity }) => {
        const isChosen = chosen.includes(finding)
        const { text, tone } = severityLooks[severity]
        return (
          <button
            key={finding}
            type="button"
            aria-pressed={isChosen}
            onClick={() => toggle(finding)}
            className={classNames(
              'flex min-w-0 flex-col justify-center gap-0.5 rounded-lg border px-3 py-1.5 text-left transition-colors',
              isChosen
                ? 'border-accent bg-accent-soft ring-1 ring-accent'
                : 'border-line bg-surface hover:bg-hover',
            )}
          >
            <span className="flex items-center justify-between gap-2">
              <span className="text-lg font-semibold tabular-nums">{formatCount(count)}</span>
              <StatusBadge tone={tone}>{text}</StatusBadge>
            </span>
            <span className="text-sm text-text">{findingTexts[finding]}</span>
          </button>
        )
      })}
    </fieldset>
  )
}
