import type { Delivery, DeliveryState } from '@curator/console-contract/channels'
import { useQuery } from '@tanstack/react-query'
import { RotateCw, Send } from 'lucide-react'
import { useState } from 'react'
import { toProblemText } from '../../api/problem-text.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { InstantText } from '../../ui/instant-text.tsx'
import { Panel } from '../../ui/page.tsx'
import { PageSteps } from '../../ui/page-steps.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { Tone } from '../../ui/status-tones.ts'
import { useToast } from '../../ui/toast.tsx'
import { deliveriesPageSize, deliveriesQuery, useResend } from './channels.queries.ts'
import { stateTexts, deliveryTexts as texts } from './channels-text.ts'
import { SettingsSection } from './settings-section.tsx'

const tones: Record<DeliveryState, Tone> = {
  waiting: 'info',
  delivered: 'good',
  failed: 'bad',
  skipped: 'neutral',
}

/** What went out and what became of it. */
export function DeliveriesPanel() {
  const [page, setPage] = useState(1)
  const { data, error, refetch, isFetching } = useQuery(deliveriesQuery(page))
  const resend = useResend()
  const showToast = useToast()
  return (
    <SettingsSection title={texts.title} description={texts.description}>
      {resend.error && <ActionProblem {...toProblemText(resend.error)} />}
      <Panel>
        {data && data.items.length > 0 ? (
          <ul className="divide-y divide-line">
            {data.items.map((delivery) => (
              <DeliveryRow
                key={delivery.id}
                delivery={delivery}
                isPending={resend.isPending && resend.variables === delivery.id}
                onResend={() =>
                  resend.mutate(delivery.id, { onSuccess: () => showToast(texts.resent) })
                }
              />
            ))}
          </ul>
        ) : data ? (
          <EmptyState icon={Send} {...texts.empty} />
        ) : error ? (
          <ProblemPanel
            {...toProblemText(error)}
            onRetry={() => void refetch()}
            isRetrying={isFetching}
          />
        ) : (
          <SkeletonLines count={6} />
        )}
      </Panel>
      <PageSteps
        label={texts.title}
        page={page}
        pageSize={deliveriesPageSize}
        total={data?.total ?? 0}
        onChange={setPage}
      />
    </SettingsSection>
  )
}

function DeliveryRow({
  delivery,
  isPending,
  onResend,
}: {
  readonly delivery: Delivery
  readonly isPending: boolean
  readonly onResend: () => void
}) {
  const { state, attempts, channelName, createdAt, dueAt, sentence, words } = delivery
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          <StatusBadge tone={tones[state]}>{stateTexts[state]}</StatusBadge>
          <span className="text-text">{channelName}</span>
          <InstantText instant={createdAt} />
          {attempts > 0 && <span>{texts.attempts(attempts)}</span>}
        </p>
        <p className="break-words">{sentence}</p>
        {words && <p className="text-sm break-words text-muted">{words}</p>}
        {dueAt && attempts > 0 && (
          <p className="text-sm text-muted">
            {texts.next}: <InstantText instant={dueAt} />
          </p>
        )}
      </div>
      {(state !== 'waiting' || attempts > 0) && (
        <Button
          size="small"
          icon={RotateCw}
          isPending={isPending}
          aria-label={`${texts.resend} through ${channelName}: ${sentence}`}
          onPress={onResend}
        >
          {texts.resend}
        </Button>
      )}
    </li>
  )
}
