import type { Run } from '@curator/console-contract/runs'
import { formatCount, formatCounted } from '../../lib/format-count.ts'
import { formatSeconds } from '../../lib/format-seconds.ts'
import { Notice } from '../../ui/notice.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { runStateText, toStopRuleSentence } from './plans-text.ts'
import { hasEnded, toEndedCount, toPercent } from './run-progress.ts'

/** How far a run is, how fast it goes, and what is in its way. */
export function RunProgressPanel({ run }: { readonly run: Run }) {
  const ended = toEndedCount(run.counts)
  return (
    <section
      aria-label="Progress"
      className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4"
    >
      <ProgressBar
        label={runStateText[run.state].meaning}
        value={ended}
        maxValue={run.counts.total}
        valueText={`${formatCount(ended)} of ${formatCounted(run.counts.total, 'change', 'changes')}`}
      />
      <dl className="flex flex-wrap gap-x-8 gap-y-2 tabular-nums">
        <Fact term="Rate" text={toRateText(run.changesPerSecond)} />
        <Fact term="Time left" text={toTimeLeftText(run)} />
        <Fact term="In flight" text={formatCount(run.counts.inFlight)} />
        <Fact term="Waiting" text={formatCount(run.counts.waiting)} />
      </dl>
      {run.queuePosition > 0 && (
        <Notice tone="info">
          {formatCounted(run.queuePosition, 'run', 'runs')} on this connection{' '}
          {run.queuePosition === 1 ? 'goes' : 'go'} first. This one starts by itself.
        </Notice>
      )}
      {run.notice && (
        <Notice tone={run.state === 'halted' ? 'bad' : 'warning'} isAlert={run.state === 'halted'}>
          {run.notice}
        </Notice>
      )}
      {!hasEnded(run.state) && (
        <p className="text-sm text-muted">
          You may close the browser: the console goes on and keeps the result of every row.{' '}
          {toStopRuleSentence(run.stopRule)}
        </p>
      )}
      {/* Told in steps of ten per cent: a count that changes every second would never let a reader speak. */}
      <p role="status" className="sr-only">
        {runStateText[run.state].label}. {Math.floor(toPercent(run.counts) / 10) * 10} % done.
      </p>
    </section>
  )
}

function Fact({ term, text }: { readonly term: string; readonly text: string }) {
  return (
    <div className="min-w-20">
      <dt className="text-sm text-muted">{term}</dt>
      <dd className="text-lg font-semibold">{text}</dd>
    </div>
  )
}

function toRateText(changesPerSecond: number | null): string {
  if (changesPerSecond === null) return '–'
  const digits = changesPerSecond < 10 ? 1 : 0
  return `${new Intl.NumberFormat(undefined, { maximumFractionDigits: digits }).format(changesPerSecond)} per second`
}

function toTimeLeftText(run: Run): string {
  return run.secondsLeft === null ? '–' : formatSeconds(run.secondsLeft)
}
