import type { LoadCurve } from '@curator/console-contract/schedule-forecast'
import { formatCounted } from '../../../../lib/format-count.ts'
import { hourWords, shortDayWords } from '../foresee-words.ts'
import { useMarkKeys } from '../marks/use-mark-keys.ts'
import { groupSteps, hasLoad, mostOf, type StepGroup, startsOf, toArea } from './curve-shape.ts'
import { loadText } from './load-text.ts'

/**
 * Load of one worker tag: what is at work, on top of it what waits, the slots as a line, and dashed what it was before
 * moves. Without durations it shows starts. Marks over it lead to what is behind an hour, or a day of a week.
 */
export function LoadChart({
  curve,
  before,
  label,
  zone,
  span,
  onOpen,
}: {
  readonly curve: LoadCurve
  readonly before?: LoadCurve | undefined
  readonly label: string
  readonly zone: string
  readonly span: 'day' | 'week'
  readonly onOpen: (place: string) => void
}) {
  const isLoad = hasLoad(curve) || (before !== undefined && hasLoad(before))
  const upper = curve.steps.map((step) => (isLoad ? step.running + step.waiting : step.starts))
  const lower = isLoad ? curve.steps.map(({ running }) => running) : upper
  const earlier = before?.steps.map((step) => (isLoad ? step.running + step.waiting : step.starts))
  const slots = isLoad ? curve.slots : null
  const most = Math.max(1, slots ?? 0, ...upper, ...(earlier ?? []))
  const groups = groupSteps(curve.steps, zone, span === 'week' ? 10 : 13)
  return (
    <div className="grid grid-cols-[2.5rem_minmax(0,1fr)] gap-x-1 pr-3">
      <div
        aria-hidden
        className="flex flex-col justify-between text-right text-xs text-muted tabular-nums"
      >
        <span>{most}</span>
        <span>0</span>
      </div>
      <div className="relative h-40 border-b border-l border-line-strong">
        <svg
          aria-hidden="true"
          viewBox={`0 0 ${Math.max(1, upper.length)} 100`}
          preserveAspectRatio="none"
          className="absolute inset-0 size-full"
        >
          <path d={toArea(upper, most)} className="fill-warning" />
          <path d={toArea(lower, most)} className="fill-accent" />
          {earlier && (
            <path
              d={toArea(earlier, most)}
              fill="none"
              vectorEffect="non-scaling-stroke"
              strokeDasharray="5 3"
              className="stroke-text stroke-[1.5px]"
            />
          )}
          {slots !== null && (
            <path
              d={`M0 ${100 - (slots / most) * 100}H${upper.length}`}
              vectorEffect="non-scaling-stroke"
              className="stroke-bad stroke-2"
            />
          )}
        </svg>
        <ChartMarks groups={groups} label={label} span={span} onOpen={onOpen} />
      </div>
      <span />
      <Axis groups={groups} span={span} />
    </div>
  )
}

function ChartMarks({
  groups,
  label,
  span,
  onOpen,
}: {
  readonly groups: readonly StepGroup[]
  readonly label: string
  readonly span: 'day' | 'week'
  readonly onOpen: (place: string) => void
}) {
  const { onKeyDown, propsOf, ref } = useMarkKeys(1, groups.length)
  return (
    <div
      ref={ref}
      role="toolbar"
      aria-label={label}
      onKeyDown={onKeyDown}
      className="absolute inset-0 flex"
    >
      {groups.map(({ place, steps }, index) => {
        const words = `${sayPlace(place, span)}: ${sayGroup(steps)}`
        return (
          <button
            key={steps[0]?.at}
            type="button"
            {...propsOf(0, index)}
            aria-label={words}
            title={words}
            onClick={() => onOpen(place)}
            style={{ flexGrow: steps.length }}
            className="min-w-0 basis-0 border-r border-line/60 outline-offset-[-2px] last:border-r-0 hover:bg-text/10"
          />
        )
      })}
    </div>
  )
}

const sayPlace = (place: string, span: 'day' | 'week') =>
  span === 'week' ? shortDayWords(place) : hourWords(Number(place.slice(11)))

function sayGroup(steps: StepGroup['steps']): string {
  const waiting = mostOf(steps, (step) => step.waiting)
  const words = [
    formatCounted(startsOf(steps), 'start', 'starts'),
    `at most ${mostOf(steps, (step) => step.running)} at work`,
    ...(waiting > 0 ? [`at most ${waiting} waiting`] : []),
  ]
  return words.join(', ')
}

/** Every third hour of a day, each day of a week. */
const hoursApart = 3

function Axis({
  groups,
  span,
}: {
  readonly groups: readonly StepGroup[]
  readonly span: 'day' | 'week'
}) {
  return (
    <div aria-hidden className="flex text-xs text-muted tabular-nums">
      {groups.map(({ place, steps }, index) => (
        <span
          key={place}
          style={{ flexGrow: steps.length }}
          className="min-w-0 basis-0 overflow-visible"
        >
          {(span === 'week' || index % hoursApart === 0) && (
            <span className="whitespace-nowrap">
              {span === 'week' ? shortDayWords(place).split(' ')[0] : place.slice(11)}
            </span>
          )}
        </span>
      ))}
    </div>
  )
}

/** What the colours and lines of a chart are. */
export function ChartLegend({
  isLoad,
  hasSlots,
  hasBefore,
}: {
  readonly isLoad: boolean
  readonly hasSlots: boolean
  readonly hasBefore: boolean
}) {
  const items = [
    { text: isLoad ? loadText.running : loadText.starts, mark: 'size-3 bg-accent' },
    ...(isLoad && hasSlots
      ? [
          { text: loadText.waiting, mark: 'size-3 bg-warning' },
          { text: loadText.capacity, mark: 'w-4 border-t-2 border-bad' },
        ]
      : []),
    ...(hasBefore
      ? [{ text: loadText.before, mark: 'w-4 border-t-2 border-dashed border-text' }]
      : []),
  ]
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
      {items.map(({ mark, text }) => (
        <li key={text} className="flex items-center gap-1.5">
          <span aria-hidden className={mark} />
          {text}
        </li>
      ))}
    </ul>
  )
}
