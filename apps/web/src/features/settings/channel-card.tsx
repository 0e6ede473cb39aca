import type { Channel } from '@curator/console-contract/channels'
import { Pencil, Send, Trash2 } from 'lucide-react'
import { toProblemText } from '../../api/problem-text.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useTestChannel } from './channels.queries.ts'
import { eventChoices, kindTexts, channelTexts as texts } from './channels-text.ts'
import { TrialNotice } from './trial-notice.tsx'

/** One channel: where it leads, what it tells of, and what can be done with it. */
export function ChannelCard({
  channel,
  toConnectionName,
  onEdit,
  onRemove,
}: {
  readonly channel: Channel
  readonly toConnectionName: (id: string) => string
  readonly onEdit: () => void
  readonly onRemove: () => void
}) {
  const test = useTestChannel()
  const { name } = channel
  return (
    <li className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="text-lg font-semibold break-words">{name}</h3>
        <span className="text-muted">{kindTexts[channel.kind].text}</span>
        <StatusBadge tone={channel.isOn ? 'good' : 'neutral'}>
          {channel.isOn ? texts.isOn : texts.off}
        </StatusBadge>
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm [&_dd]:min-w-0 [&_dd]:break-words [&_dt]:text-muted">
        <dt>{texts.recipients}</dt>
        <dd>{toTarget(channel)}</dd>
        <dt>{texts.events}</dt>
        <dd>
          <ul>
            {channel.eventKinds.map((kind) => (
              <li key={kind}>{eventChoices[kind]}</li>
            ))}
          </ul>
        </dd>
        <dt>{texts.connections}</dt>
        <dd>
          {channel.connectionIds
            ? channel.connectionIds.map(toConnectionName).join(', ')
            : texts.allConnections}
        </dd>
      </dl>
      <TrialNotice result={test.data} />
      {test.error && <ActionProblem {...toProblemText(test.error)} />}
      <div className="mt-auto flex flex-wrap gap-2">
        <Button
          size="small"
          icon={Send}
          isPending={test.isPending}
          aria-label={`${texts.test} to ${name}`}
          onPress={() => test.mutate(channel.id)}
        >
          {texts.test}
        </Button>
        <Button size="small" icon={Pencil} onPress={onEdit} aria-label={`Change ${name}`}>
          Change
        </Button>
        <Button size="small" icon={Trash2} onPress={onRemove} aria-label={`Remove ${name}`}>
          Remove
        </Button>
      </div>
    </li>
  )
}

function toTarget(channel: Channel): string {
  if (channel.kind !== 'mail') return channel.host
  const { recipients } = channel
  return recipients.kind === 'concerned' ? texts.concerned : recipients.addresses.join(', ')
}
