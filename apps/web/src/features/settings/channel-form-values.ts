import {
  type Channel,
  type ChannelKind,
  createChannelBody,
  updateChannelBody,
} from '@curator/console-contract/channels'
import type { ConnectionId } from '@curator/console-contract/ids'
import { type EventKind, eventKinds } from '@curator/console-contract/notifications'

/** What the form of a channel holds, whatever its kind. */
export interface ChannelForm {
  readonly kind: ChannelKind
  readonly name: string
  readonly isOn: boolean
  readonly eventKinds: readonly EventKind[]
  readonly connectionIds: readonly ConnectionId[] | null
  readonly address: string
  readonly allowPrivate: boolean
  readonly recipients: 'concerned' | 'addresses'
  readonly addresses: string
}

/** Told of at first: what somebody has to do something about. */
const usualEvents: readonly EventKind[] = eventKinds.filter((kind) => kind !== 'run_cancelled')

export function toChannelForm(channel: Channel | undefined): ChannelForm {
  const isMail = channel?.kind === 'mail'
  const addresses =
    isMail && channel.recipients.kind === 'addresses' ? channel.recipients.addresses : []
  return {
    kind: channel?.kind ?? 'teams',
    name: channel?.name ?? '',
    isOn: channel?.isOn ?? true,
    eventKinds: channel?.eventKinds ?? usualEvents,
    connectionIds: channel?.connectionIds ?? null,
    address: '',
    allowPrivate: channel && channel.kind !== 'mail' ? channel.allowPrivate : false,
    recipients: isMail ? channel.recipients.kind : 'concerned',
    addresses: addresses.join('\n'),
  }
}

/** The body of the form with what is wrong in it, by field: the same rules as on the other side. */
export function toChannelBody(form: ChannelForm, isNew: boolean) {
  const { addresses, recipients, address, allowPrivate, ...shared } = form
  const body =
    form.kind === 'mail'
      ? { ...shared, recipients: toRecipients(recipients, addresses) }
      : { ...shared, allowPrivate, ...(isNew || address !== '' ? { address: address.trim() } : {}) }
  const parsed = (isNew ? createChannelBody : updateChannelBody).safeParse(body)
  if (parsed.success) return { body: parsed.data, faults: {} }
  const faults: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) faults[String(path[0])] ??= message
  return { body: null, faults }
}

function toRecipients(kind: ChannelForm['recipients'], addresses: string) {
  if (kind === 'concerned') return { kind }
  return { kind, addresses: addresses.split(/[\s,;]+/).filter((address) => address !== '') }
}
