import { CircleSlash2 } from 'lucide-react'
import { findingTexts } from '../finding-text.ts'
import { countSchedules } from '../schedules-text.ts'
import type { FindingCount } from './findings-search.ts'
import { toUnjudgedTitle } from './findings-text.ts'

/** Rules that could not be judged, for how many schedules and why: not available is not the same as nothing found. */
export function UnjudgedRules({ counts }: { readonly counts: readonly FindingCount[] }) {
  const unjudged = counts.filter(({ unjudgedCount }) => unjudgedCount > 0)
  if (unjudged.length === 0) return null
  return (
    <details className="shrink-0 rounded-lg border border-line bg-surface px-4 py-2">
      <summary className="cursor-pointer">
        <CircleSlash2 aria-hidden className="mr-1.5 mb-0.5 inline size-4 text-muted" />
        {toUnjudgedTitle(unjudged.length)}
      </summary>
      <ul className="mt-2 flex flex-col gap-2 pb-1 text-sm">
        {unjudged.map(({ finding, unjudgedCount, why }) => (
          <li key={finding} className="wrap-anywhere">
            <strong className="font-semibold">{findingTexts[finding]}.</strong> Not available for{' '}
            {countSchedules(unjudgedCount)}. <span className="text-muted">{why}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
