import type { ForecastOrigin } from '@curator/console-contract/schedule-forecast'
import { AgeText } from '../../../ui/age-text.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { countRuns, foreseeText, sayUnseen, sourceTexts } from './foresee-text.ts'

/** How many runs, where they are known from, how old that is, and what is missing. */
export function OriginNote({ origin }: { readonly origin: ForecastOrigin }) {
  const { runCount, source, takenAt, unseenCount } = origin
  return (
    <p className="min-w-0 text-sm text-muted">
      <strong className="font-semibold text-text">{countRuns(runCount)}</strong> ·{' '}
      {sourceTexts[source]}, read <AgeText instant={takenAt} />
      {unseenCount > 0 && <> · {sayUnseen(unseenCount)}</>}
    </p>
  )
}

/** That the picture is not complete, and why. */
export function OriginWarning({ origin: { source, why } }: { readonly origin: ForecastOrigin }) {
  if (source === 'forecast') return null
  return (
    <Notice tone="warning">
      {foreseeText.noForecast} {why}
    </Notice>
  )
}
