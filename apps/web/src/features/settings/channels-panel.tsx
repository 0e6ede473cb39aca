import type { Channel } from '@curator/console-contract/channels'
import { useQuery } from '@tanstack/react-query'
import { Megaphone, Plus } from 'lucide-react'
import { useState } from 'react'
import { connectionsQuery } from '../../api/connections.queries.ts'
import { toProblemText } from '../../api/problem-text.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/page.tsx'
import { ProblemPanel } from '../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../ui/skeleton.tsx'
import { useToast } from '../../ui/toast.tsx'
import { ChannelCard } from './channel-card.tsx'
import { ChannelDialog } from './channel-dialog.tsx'
import { channelsQuery, useRemoveChannel } from './channels.queries.ts'
import { channelTexts as texts } from './channels-text.ts'
import { ConfirmRemovalDialog } from './confirm-removal-dialog.tsx'
import { SettingsSection } from './settings-section.tsx'

type Open =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit' | 'remove'; readonly channel: Channel }

/** The channels by name, and what can be done with each. */
export function ChannelsPanel() {
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  return (
    <SettingsSection
      title={texts.title}
      description={texts.description}
      action={
        <Button variant="primary" icon={Plus} onPress={() => setOpen({ kind: 'add' })}>
          {texts.add}
        </Button>
      }
    >
      <ChannelList onOpen={setOpen} />
      {open?.kind === 'add' && <ChannelDialog channel={undefined} onClose={close} />}
      {open?.kind === 'edit' && <ChannelDialog channel={open.channel} onClose={close} />}
      {open?.kind === 'remove' && <RemoveDialog channel={open.channel} onClose={close} />}
    </SettingsSection>
  )
}

function ChannelList({ onOpen }: { readonly onOpen: (open: Open) => void }) {
  const { data, error, refetch, isFetching } = useQuery(channelsQuery)
  const { data: connections = [] } = useQuery(connectionsQuery)
  const toConnectionName = (id: string) => connections.find((one) => one.id === id)?.name ?? id
  if (data && data.items.length > 0) {
    return (
      <>
        {!data.hasLinks && <Notice tone="info">{texts.noLinks}</Notice>}
        <ul className="grid gap-4 xl:grid-cols-2">
          {data.items.map((channel) => (
            <ChannelCard
              key={channel.id}
              channel={channel}
              toConnectionName={toConnectionName}
              onEdit={() => onOpen({ kind: 'edit', channel })}
              onRemove={() => onOpen({ kind: 'remove', channel })}
            />
          ))}
        </ul>
      </>
    )
  }
  return (
    <Panel>
      {data ? (
        <EmptyState icon={Megaphone} {...texts.empty} />
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
  )
}

function RemoveDialog({
  channel,
  onClose,
}: {
  readonly channel: Channel
  readonly onClose: () => void
}) {
  const remove = useRemoveChannel()
  const showToast = useToast()
  return (
    <ConfirmRemovalDialog
      title={texts.removeTitle(channel.name)}
      text={texts.removeText}
      action={`Remove ${channel.name}`}
      isPending={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={() =>
        remove.mutate(channel.id, {
          onSuccess: () => {
            showToast(texts.removed(channel.name))
            onClose()
          },
        })
      }
    />
  )
}
