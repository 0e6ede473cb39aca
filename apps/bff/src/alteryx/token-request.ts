import { requestToken, tokenRefusal, tokenReply } from '@curator/alteryx-contract/server/oauth'
import { toTarget } from '@curator/endpoint/request'
import type { AlteryxFailure } from './alteryx-failure.ts'
import type { FailureMaker } from './failure-from.ts'
import { ExchangeFailed, type ExchangeReply, type HttpExchange } from './http-exchange.ts'

export interface GrantedToken {
  readonly value: string
  readonly lifeMs: number
}

export interface TokenRequestOptions {
  readonly clientId: string
  readonly http: HttpExchange
  readonly failures: FailureMaker
  readonly userAgent: string
}

const limits = { headersTimeoutMs: 15_000, totalTimeoutMs: 20_000, maxReplyBytes: 1024 * 1024 }

/**
 * Asks the token endpoint. No call of ours was sent before there is a token, so nothing that goes wrong here is
 * `unclear`: failures are `credentials`, `busy` or `unreachable`.
 */
export class TokenRequest {
  readonly #options: TokenRequestOptions
  /** Key and secret in the header, or in the form for Servers that read only that. */
  #variant: 'basic' | 'form' = 'basic'

  constructor(options: TokenRequestOptions) {
    this.#options = options
  }

  async send(secret: string): Promise<GrantedToken> {
    const reply = await this.#post(secret)
    if (isSuccess(reply) || this.#variant === 'form' || !asksForForm(reply)) {
      return this.#read(reply)
    }
    this.#variant = 'form'
    const second = await this.#post(secret)
    if (!isSuccess(second)) this.#variant = 'basic'
    return this.#read(second)
  }

  async #post(secret: string): Promise<ExchangeReply> {
    const { clientId, failures, http, userAgent } = this.#options
    const form = new URLSearchParams({ grant_type: 'client_credentials' })
    const headers: Record<string, string> = {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': userAgent,
    }
    if (this.#variant === 'basic') headers.authorization = `Basic ${toBasic(clientId, secret)}`
    else {
      form.set('client_id', clientId)
      form.set('client_secret', secret)
    }
    const request = {
      method: 'POST',
      target: toTarget(requestToken, {}),
      headers,
      ...limits,
    } as const
    try {
      return await http.exchange({ ...request, body: form.toString() })
    } catch (error) {
      if (!(error instanceof ExchangeFailed)) throw error
      throw this.#unreachable(failures.fromExchange(requestToken, error))
    }
  }

  #read(reply: ExchangeReply): GrantedToken {
    if (!isSuccess(reply)) throw this.#toFailure(reply)
    const token = tokenReply.safeParse(readJson(reply))
    // A token goes into a header: anything but visible ASCII would break the request apart.
    if (!token.success || !/^[\x21-\x7e]+$/.test(token.data.access_token)) {
      const { failures } = this.#options
      throw this.#unreachable(failures.fromUnreadable(requestToken, reply, 'sent no token'))
    }
    return { value: token.data.access_token, lifeMs: token.data.expires_in * 1_000 }
  }

  #toFailure(reply: ExchangeReply): AlteryxFailure {
    const { failures } = this.#options
    const failure = failures.fromReply(requestToken, reply)
    if (failure.facts.kind === 'busy') return failure
    if (![400, 401, 403].includes(reply.status)) {
      return this.#unreachable(
        failure,
        `The Alteryx Server gives no token (status ${reply.status}). Check that the Web API address ends with /webapi/ and that the Server is healthy.`,
      )
    }
    return failures.make(requestToken, {
      ...failure.facts,
      kind: 'credentials',
      message:
        'The Alteryx Server refuses key and secret. Check both in the connection, and that API access is switched on for their owner.',
    })
  }

  #unreachable({ facts }: AlteryxFailure, message = facts.message): AlteryxFailure {
    const kind = 'unreachable'
    return this.#options.failures.make(requestToken, { ...facts, kind, message, isSettled: true })
  }
}

/** What a Basic header carries after its scheme. */
export function toBasic(clientId: string, secret: string): string {
  return Buffer.from(`${clientId}:${secret}`).toString('base64')
}

function isSuccess(reply: ExchangeReply): boolean {
  return reply.status >= 200 && reply.status < 300
}

/** Servers that read key and secret from the form only say so in these words of OAuth 2. */
function asksForForm(reply: ExchangeReply): boolean {
  const parsed = tokenRefusal.safeParse(readJson(reply))
  const code = parsed.success ? (parsed.data.error ?? '') : ''
  return reply.status === 400 && /^(invalid_request|unsupported_grant_type)$/.test(code)
}

function readJson(reply: ExchangeReply): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(reply.body))
  } catch {
    return undefined
  }
}
