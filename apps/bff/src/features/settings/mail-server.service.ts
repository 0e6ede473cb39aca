import type { MailServer, saveMailServer, TrialResult } from '@curator/console-contract/channels'
import type { z } from 'zod'
import { AppError } from '../../core/app-error.ts'
import type { SecretBox } from '../../core/secret-box.ts'
import type { Notifier } from '../../notifications/notifier.ts'
import {
  type MailServerStore,
  mailPasswordPlace,
  type StoredMailServer,
} from '../../store/mail-server.store.ts'

type Body = z.output<typeof saveMailServer.body>

/** The mail server; its password goes in and never comes out. */
export class MailServerService {
  readonly #deps: {
    readonly mailServers: MailServerStore
    readonly notifier: Notifier
    readonly secrets: SecretBox
  }

  constructor(deps: {
    readonly mailServers: MailServerStore
    readonly notifier: Notifier
    readonly secrets: SecretBox
  }) {
    this.#deps = deps
  }

  async get(): Promise<MailServer | null> {
    const stored = await this.#deps.mailServers.find()
    return stored ? toView(stored) : null
  }

  /** Throws `secret_required`: a stored password is not handed to another server, nor less protected. */
  async save({ password, ...server }: Body): Promise<MailServer> {
    const { mailServers, secrets } = this.#deps
    const before = await mailServers.find()
    const stored = {
      ...server,
      password:
        password !== undefined && server.userName !== null
          ? secrets.seal(password, mailPasswordPlace)
          : keepPassword(before, server),
    }
    await mailServers.save(stored)
    return toView(stored)
  }

  async remove(): Promise<void> {
    await this.#deps.mailServers.remove()
  }

  async test(recipient: string, by: { readonly name: string }): Promise<TrialResult> {
    const { state, words } = await this.#deps.notifier.testMail(recipient, by)
    return { isDelivered: state === 'delivered', words }
  }
}

function keepPassword(before: StoredMailServer | undefined, after: Omit<Body, 'password'>) {
  if (!before?.password || after.userName === null) return null
  const isSame = (['host', 'port', 'security', 'userName'] as const).every(
    (field) => before[field] === after[field],
  )
  if (isSame) return before.password
  const detail = 'Host, port, protection or user name are new: type the password again.'
  const fields = [{ path: 'body.password', rule: 'required', message: detail }]
  throw new AppError('secret_required', { detail, fields })
}

function toView({ password, ...shown }: StoredMailServer): MailServer {
  return { ...shown, hasPassword: password !== null }
}
