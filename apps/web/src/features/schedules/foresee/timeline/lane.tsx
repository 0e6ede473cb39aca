import type { getTimeline } from '@curator/console-contract/schedule-forecast'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import { Link } from 'react-router'
import { paths } from '../../../../paths.ts'
import { classNames } from '../../../../ui/class-names.ts'
import { countRuns, tagName } from '../foresee-text.ts'
import { durationWords, timeWords } from '../foresee-words.ts'
import { useMarkKeys } from '../marks/use-mark-keys.ts'
import type { Sight } from '../sight.ts'

type LaneData = ReplyOf<typeof getTimeline>['lanes'][number]
type Bar = LaneData['bars'][number]

const rowPx = 12
/** A run of some seconds must still be seen and hit. */
const leastPx = 6
const hours = [0, 3, 6, 9, 12, 15, 18, 21]

/** Runs of one worker tag, in as many rows as it takes that no two bars meet; arrow keys go from run to run. */
export function Lane({
  sight: { connection, query, zone },
  lane: { bars, rowCount, slots, workerTag },
}: {
  readonly sight: Sight
  readonly lane: LaneData
}) {
  const { onKeyDown, propsOf, ref } = useMarkKeys(1, bars.length)
  const fromMs = Date.parse(query.from)
  const lengthMs = Date.parse(query.to) - fromMs
  const shareOf = (ms: number) => `${(ms / lengthMs) * 100}%`
  const capacity = slots === null ? '' : `, ${slots} slots`
  return (
    <section aria-label={tagName(workerTag)} className="border-b border-line p-3">
      <h3 className="mb-2 flex flex-wrap justify-between gap-x-4 font-semibold">
        {tagName(workerTag)}
        <span className="text-sm font-normal text-muted">
          {countRuns(bars.length)}, at most {rowCount} at once{capacity}
        </span>
      </h3>
      {/* A day needs some width to be told apart; on a phone it is scrolled, by the arrow keys, too. */}
      <div className="overflow-x-auto">
        <div className="min-w-180">
          <div
            ref={ref}
            role="toolbar"
            aria-label={`Runs of ${tagName(workerTag)}`}
            onKeyDown={onKeyDown}
            className="relative overflow-hidden border-b border-l border-line-strong"
            style={{ height: Math.max(rowCount, slots ?? 0, 1) * rowPx + 4 }}
          >
            {hours.map((hour) => (
              <span
                key={hour}
                aria-hidden
                className="absolute inset-y-0 border-l border-line"
                style={{ left: `${(hour / 24) * 100}%` }}
              />
            ))}
            {bars.map((bar, index) => (
              <Link
                key={`${bar.scheduleId} ${bar.startAt}`}
                to={paths.schedule(connection.id, bar.scheduleId)}
                {...propsOf(0, index)}
                aria-label={sayBar(bar, zone)}
                title={sayBar(bar, zone)}
                className={classNames('absolute', barClasses(bar))}
                style={{
                  left: shareOf(Date.parse(bar.startAt) - fromMs),
                  top: bar.row * rowPx + 2,
                  height: rowPx - 3,
                  ...(bar.durationSeconds === null
                    ? { width: rowPx - 3 }
                    : { width: `max(${leastPx}px, ${shareOf(bar.durationSeconds * 1_000)})` }),
                }}
              />
            ))}
            {slots !== null && (
              <span
                aria-hidden
                className="absolute inset-x-0 border-t-2 border-bad"
                style={{ top: slots * rowPx + 1 }}
              />
            )}
          </div>
          <div aria-hidden className="relative h-4 text-xs text-muted tabular-nums">
            {hours.map((hour) => (
              <span key={hour} className="absolute" style={{ left: `${(hour / 24) * 100}%` }}>
                {timeWords(fromMs + (lengthMs / 24) * hour, zone)}
              </span>
            ))}
          </div>
        </div>
      </div>
    </section>
  )
}

function barClasses({ durationSeconds, durationSource, isFailing }: Bar): string {
  const hue = isFailing ? 'border-bad' : 'border-accent'
  const fill = isFailing ? 'bg-bad' : 'bg-accent'
  if (durationSeconds === null) return `rounded-full border-2 bg-surface ${hue}`
  if (durationSource === 'measured') return `rounded-xs border ${hue} ${fill}`
  const soft = isFailing ? 'bg-bad-soft' : 'bg-accent-soft'
  return `rounded-xs border border-dashed ${hue} ${soft}`
}

function sayBar(bar: Bar, zone: string): string {
  const failing = bar.isFailing ? ', failing' : ''
  return `${timeWords(bar.startAt, zone)} ${bar.name}, ${durationWords(bar)}${failing}`
}

/** What the forms and colours of bars are. */
export function LaneLegend({ hasSlots }: { readonly hasSlots: boolean }) {
  const items = [
    { text: 'Duration measured', mark: 'h-2.5 w-6 rounded-xs border border-accent bg-accent' },
    {
      text: 'Estimated',
      mark: 'h-2.5 w-6 rounded-xs border border-dashed border-accent bg-accent-soft',
    },
    { text: 'Not known', mark: 'size-2.5 rounded-full border-2 border-accent bg-surface' },
    {
      text: 'Its last run failed',
      mark: 'h-2.5 w-6 rounded-xs border border-dashed border-bad bg-bad-soft',
    },
    ...(hasSlots ? [{ text: 'Slots', mark: 'w-6 border-t-2 border-bad' }] : []),
  ]
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 px-3 py-2 text-sm text-muted">
      {items.map(({ mark, text }) => (
        <li key={text} className="flex items-center gap-1.5">
          <span aria-hidden className={mark} />
          {text}
        </li>
      ))}
    </ul>
  )
}
