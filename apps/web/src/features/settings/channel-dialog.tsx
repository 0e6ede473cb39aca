import type { Channel } from '@curator/console-contract/channels'
import { type SyntheticEvent, useState } from 'react'
import { toFieldErrors, toProblemText } from '../../api/problem-text.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useToast } from '../../ui/toast.tsx'
import { ChannelFields } from './channel-fields.tsx'
import { toChannelBody, toChannelForm } from './channel-form-values.ts'
import { useSaveChannel } from './channels.queries.ts'
import { channelTexts as texts } from './channels-text.ts'

const formId = 'channel-form'

/** Adds a channel, or changes the one given. */
export function ChannelDialog({
  channel,
  onClose,
}: {
  readonly channel: Channel | undefined
  readonly onClose: () => void
}) {
  const [form, setForm] = useState(() => toChannelForm(channel))
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const save = useSaveChannel(channel?.id)
  const showToast = useToast()
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    const { body, faults: found } = toChannelBody(form, channel === undefined)
    setFaults(found)
    if (!body) return
    save.mutate(body, {
      onSuccess: ({ name }) => {
        showToast(texts.saved(name))
        onClose()
      },
    })
  }
  return (
    <Dialog
      isOpen
      title={channel ? texts.changeTitle(channel.name) : texts.addTitle}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" isPending={save.isPending}>
            {channel ? 'Save changes' : texts.add}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="flex flex-col gap-4 pb-2" onSubmit={submit}>
        <ChannelFields
          form={form}
          channel={channel}
          faults={{ ...toFieldErrors(save.error), ...faults }}
          onChange={(patch) => setForm((before) => ({ ...before, ...patch }))}
        />
        {save.error && <ActionProblem {...toProblemText(save.error)} />}
      </form>
    </Dialog>
  )
}
