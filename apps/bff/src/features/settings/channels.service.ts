import { randomUUID } from 'node:crypto'
import type {
  Channel,
  createChannelBody,
  TrialResult,
  updateChannelBody,
} from '@curator/console-contract/channels'
import type { z } from 'zod'
import { AppError } from '../../core/app-error.ts'
import type { Clock } from '../../core/clock.ts'
import type { SecretBox } from '../../core/secret-box.ts'
import type { Notifier } from '../../notifications/notifier.ts'
import { refuseUrl } from '../../notifications/refuse-address.ts'
import { type ChannelStore, type StoredChannel, toChannelPlace } from '../../store/channel.store.ts'
import { isUniqueViolation } from '../../store/store-failure.ts'

export interface ChannelsDeps {
  readonly channels: ChannelStore
  readonly notifier: Notifier
  readonly secrets: SecretBox
  readonly clock: Clock
}

type CreateBody = z.output<typeof createChannelBody>
type UpdateBody = z.output<typeof updateChannelBody>

/** The channels of notifications; an address goes in and never comes out. */
export class ChannelsService {
  readonly #deps: ChannelsDeps

  constructor(deps: ChannelsDeps) {
    this.#deps = deps
  }

  async list(): Promise<Channel[]> {
    return (await this.#deps.channels.list()).map(toView)
  }

  /** Throws `name_taken`, and `request_invalid` for an address that leads where the console may not write. */
  async create(body: CreateBody): Promise<Channel> {
    const { channels, clock } = this.#deps
    const channel = this.#toStored(randomUUID(), body)
    await namingTaken(body.name, channels.create(channel, clock.now()))
    return toView(channel)
  }

  /** Throws as `create` does, and `not_found`. */
  async update(id: string, body: UpdateBody): Promise<Channel> {
    const before = await this.#find(id)
    if (before.kind !== body.kind)
      throw toFault('kind', 'The kind of a channel can’t change. Add another channel.')
    const channel = this.#toStored(id, this.#withAddress(before, body))
    if (!(await namingTaken(body.name, this.#deps.channels.update(channel)))) throw toMissing()
    return toView(channel)
  }

  /** Throws `not_found`. */
  async remove(id: string): Promise<void> {
    if (!(await this.#deps.channels.remove(id))) throw toMissing()
  }

  /** Throws `not_found`. */
  async test(
    id: string,
    by: { readonly name: string; readonly email: string },
  ): Promise<TrialResult> {
    const { state, words } = await this.#deps.notifier.test(await this.#find(id), by)
    return { isDelivered: state === 'delivered', words }
  }

  async #find(id: string): Promise<StoredChannel> {
    const found = await this.#deps.channels.find(id)
    if (!found) throw toMissing()
    return found
  }

  #withAddress(before: StoredChannel, body: UpdateBody): CreateBody {
    if (body.kind === 'mail') return body
    if (before.kind === 'mail') throw new Error('the kinds were compared')
    const stored = () => this.#deps.secrets.open(before.address, toChannelPlace(before.id))
    return { ...body, address: body.address ?? stored() }
  }

  #toStored(id: string, body: CreateBody): StoredChannel {
    if (body.kind === 'mail') return { ...body, id }
    const { address, ...rest } = body
    const url = new URL(address)
    const refused = refuseUrl(url, body.allowPrivate)
    if (refused) throw toFault('address', refused)
    const sealed = this.#deps.secrets.seal(address, toChannelPlace(id))
    return { ...rest, id, host: url.host, address: sealed }
  }
}

function toView(channel: StoredChannel): Channel {
  if (channel.kind === 'mail') return channel as Channel
  const { address: _address, ...shown } = channel
  return shown as Channel
}

const toMissing = () => new AppError('not_found', { detail: 'The channel may have been removed.' })

const toFault = (field: string, message: string) =>
  new AppError('request_invalid', {
    detail: message,
    fields: [{ path: `body.${field}`, rule: 'custom', message }],
  })

async function namingTaken<T>(name: string, write: Promise<T>): Promise<T> {
  try {
    return await write
  } catch (cause) {
    if (!isUniqueViolation(cause, 'channel_name')) throw cause
    const detail = `Another channel is called "${name}". Choose another name.`
    throw new AppError('name_taken', { detail, cause })
  }
}
