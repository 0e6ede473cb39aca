import type { ConnectionId } from '@curator/console-contract/ids'
import type {
  Leaver,
  LeaverPreview,
  OffboardingOptions,
  SideEffect,
} from '@curator/console-contract/offboarding'
import { useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { toProblemText } from '../../api/problem-text.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { offboardingQueries } from './offboarding.queries.ts'
import { severityWords, text, toOwnedWords } from './offboarding-text.ts'

/** Leavers whose consequences are asked for at once. */
const pieceSize = 20

/** Everything that follows from the list as it stands, leaver by leaver; nothing has been written. */
export function PreviewPanel({
  connectionId,
  leavers,
  options,
  action,
}: {
  readonly connectionId: ConnectionId
  readonly leavers: readonly Leaver[]
  readonly options: OffboardingOptions
  /** What plans it. */
  readonly action: ReactNode
}) {
  const [askedCount, setAskedCount] = useState(pieceSize)
  const { data, error, isFetching, refetch } = useQuery(
    offboardingQueries.preview(connectionId, leavers, options, askedCount),
  )
  const isEmpty = leavers.length === 0
  const items = data?.items ?? []
  const blocked = items.filter(isBlocked).length
  return (
    <Panel label={text.follows}>
      <div className="flex flex-col gap-4 p-4" aria-busy={isFetching}>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 className="text-lg font-semibold">{text.follows}</h2>
          {action}
        </div>
        {isEmpty && <p className="text-muted">{text.followsEmpty}</p>}
        {error && <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />}
        {!isEmpty && !error && !data && <SkeletonLines count={6} label="Looking at what follows" />}
        {blocked > 0 && <Notice tone="warning">{text.blockedNote(blocked)}</Notice>}
        <ul className="flex flex-col gap-4">
          {items.map((item) => (
            <PreviewItem key={item.person.id} item={item} isSingle={items.length === 1} />
          ))}
        </ul>
        {leavers.length > askedCount && (
          <Button isPending={isFetching} onPress={() => setAskedCount(askedCount + pieceSize)}>
            {text.previewMore(Math.min(pieceSize, leavers.length - askedCount))}
          </Button>
        )}
      </div>
    </Panel>
  )
}

const isBlocked = ({ sideEffects }: LeaverPreview) =>
  sideEffects.some(({ severity }) => severity === 'blocked')

function PreviewItem({
  item,
  isSingle,
}: {
  readonly item: LeaverPreview
  readonly isSingle: boolean
}) {
  return (
    <li className="rounded-md border border-line">
      <details open={isSingle || isBlocked(item)} className="group">
        <summary className="flex cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 rounded-md p-3">
          <ChevronRight
            aria-hidden
            className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
          />
          <span className="min-w-0 font-medium wrap-anywhere">{item.person.name}</span>
          <span className="text-sm text-muted">{toOwnedWords(item.counts)}</span>
          <Worst effects={item.sideEffects} />
        </summary>
        <div className="flex flex-col gap-4 border-t border-line p-3">
          <Steps steps={item.steps} />
          <Effects effects={item.sideEffects} />
          <Tasks tasks={item.tasks} />
        </div>
      </details>
    </li>
  )
}

function Worst({ effects }: { readonly effects: readonly SideEffect[] }) {
  const worst = (['blocked', 'warning', 'info'] as const).find((severity) =>
    effects.some((effect) => effect.severity === severity),
  )
  if (!worst) return null
  const count = effects.filter(({ severity }) => severity === worst).length
  return (
    <StatusBadge tone={severityWords[worst].tone}>
      {severityWords[worst].text}
      {count > 1 ? ` (${count})` : ''}
    </StatusBadge>
  )
}

function Steps({ steps }: { readonly steps: readonly string[] }) {
  if (steps.length === 0) return <p className="text-muted">Nothing would be done.</p>
  return (
    <section aria-label="Steps" className="flex flex-col gap-1">
      <h3 className="text-sm font-semibold">In this order</h3>
      <ol className="list-decimal pl-6">
        {steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two schedules of one name have the same step, and steps never move
          <li key={at} className="wrap-anywhere">
            {step}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Effects({ effects }: { readonly effects: readonly SideEffect[] }) {
  if (effects.length === 0) return null
  return (
    <section aria-label="Side effects" className="flex flex-col gap-2">
      <h3 className="text-sm font-semibold">Side effects</h3>
      <ul className="flex flex-col gap-2">
        {effects.map(({ details, sentence, severity }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two schedules of one name have the same words, which never move
          <li key={at} className="flex flex-col gap-1">
            <span className="flex flex-wrap items-start gap-2">
              <StatusBadge tone={severityWords[severity].tone}>
                {severityWords[severity].text}
              </StatusBadge>
              <span className="min-w-0 flex-1 basis-56 wrap-anywhere">{sentence}</span>
            </span>
            {details.length > 0 && (
              <ul className="ml-4 list-disc pl-4 text-sm text-muted">
                {[...new Set(details)].map((detail) => (
                  <li key={detail} className="wrap-anywhere">
                    {detail}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Tasks({ tasks }: { readonly tasks: readonly string[] }) {
  if (tasks.length === 0) return null
  return (
    <section aria-label="Left to do" className="flex flex-col gap-1">
      <h3 className="text-sm font-semibold">Left to do by hand afterwards</h3>
      <ul className="list-disc pl-5">
        {tasks.map((task, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two schedules of one name have the same task, and tasks never move
          <li key={at} className="wrap-anywhere">
            {task}
          </li>
        ))}
      </ul>
    </section>
  )
}
