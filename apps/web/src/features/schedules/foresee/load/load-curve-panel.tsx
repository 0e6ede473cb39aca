import type { LoadCurve } from '@curator/console-contract/schedule-forecast'
import { Moon, TrendingUp } from 'lucide-react'
import { formatCounted } from '../../../../lib/format-count.ts'
import { Button } from '../../../../ui/button.tsx'
import { toStepPlace } from '../behind/behind-place.ts'
import { tagName } from '../foresee-text.ts'
import { instantWords, timeWords } from '../foresee-words.ts'
import { toLocal } from '../local-days.ts'
import type { Sight } from '../sight.ts'
import { hasLoad } from './curve-shape.ts'
import { ChartLegend, LoadChart } from './load-chart.tsx'
import { loadText, sayCurve, sayPeak } from './load-text.ts'

/** One worker tag: its peak, its picture and its quiet stretches. */
export function LoadCurvePanel({
  sight: { change, search, zone },
  curve,
  before,
}: {
  readonly sight: Sight
  readonly curve: LoadCurve
  readonly before?: LoadCurve | undefined
}) {
  const { free, peak, slots, unknownCount, workerTag } = curve
  const isLoad = hasLoad(curve)
  const open = (place: string) => change({ behind: `${place}@${workerTag}` })
  return (
    <section
      aria-label={`Load of ${tagName(workerTag)}`}
      className="flex flex-col gap-3 border-b border-line p-3 last:border-b-0"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h3 className="font-semibold">{tagName(workerTag)}</h3>
        {peak ? (
          <Button
            size="small"
            icon={TrendingUp}
            onPress={() =>
              change({ behind: toStepPlace(toLocal(Date.parse(peak.at), zone), workerTag) })
            }
          >
            Peak: {sayPeak(curve, zone)}
          </Button>
        ) : (
          <span className="text-sm text-muted">
            {unknownCount > 0 ? loadText.unknownOnly : loadText.noPeak}
          </span>
        )}
      </div>
      <LoadChart
        curve={curve}
        before={before}
        label={sayCurve(curve, zone)}
        zone={zone}
        span={search.span}
        onOpen={open}
      />
      <div className="flex flex-wrap justify-between gap-x-6 gap-y-2">
        <ChartLegend isLoad={isLoad} hasSlots={slots !== null} hasBefore={before !== undefined} />
        {unknownCount > 0 && isLoad && (
          <span className="text-sm text-muted">
            {formatCounted(unknownCount, 'run', 'runs')} without a known duration: counted as starts
            only
          </span>
        )}
      </div>
      {isLoad && free.length > 0 && (
        <p className="flex items-start gap-1.5 text-sm text-muted">
          <Moon aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>
            {loadText.free}:{' '}
            {free
              .map(
                ({ from, running, to }) =>
                  `${instantWords(from, zone)}–${timeWords(to, zone)} (${sayBusy(running)})`,
              )
              .join('; ')}
          </span>
        </p>
      )}
    </section>
  )
}

const sayBusy = (running: number) =>
  running === 0 ? 'nothing at work' : `at most ${running} at work`
