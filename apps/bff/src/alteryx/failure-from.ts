import type { OperationSpec } from '@curator/alteryx-contract/operation'
import { serverErrorText, serverFieldTexts } from '@curator/alteryx-contract/server/errors'
import {
  AlteryxFailure,
  type AlteryxFailureFacts,
  type AlteryxFailureKind,
} from './alteryx-failure.ts'
import type { ExchangeFailed, ExchangeReply } from './http-exchange.ts'
import type { Redactor } from './redactor.ts'
import { parseRetryAfter } from './retry-after.ts'

type Operation = Pick<OperationSpec, 'operationId'>
type Facts = Partial<AlteryxFailureFacts> & Pick<AlteryxFailureFacts, 'kind' | 'message'>

/** Turns what came back, or did not, into an `AlteryxFailure` in plain words, free of secrets. */
export interface FailureMaker {
  make(operation: Operation, facts: Facts): AlteryxFailure
  /** For a reply whose status is not 2xx. */
  fromReply(operation: Operation, reply: ExchangeReply): AlteryxFailure
  fromExchange(operation: Operation, failed: ExchangeFailed): AlteryxFailure
  /** For a 2xx that does not hold what the operation promises. */
  fromUnreadable(operation: Operation, reply: ExchangeReply, what: string): AlteryxFailure
}

const maxServerText = 2_000

export function createFailureMaker(options: {
  /** Host as people know it. */
  readonly host: string
  readonly redactor: Redactor
  /** Wall clock, for `Retry-After` dates. */
  readonly nowMs: () => number
}): FailureMaker {
  const where = `The Alteryx Server at ${options.host}`

  const make: FailureMaker['make'] = (operation, facts) =>
    new AlteryxFailure({
      operationId: operation.operationId,
      status: null,
      retryAfterMs: null,
      isSettled: true,
      ...facts,
      fieldTexts: redactAll(facts.fieldTexts ?? {}, options.redactor),
      serverText: options.redactor.redact(facts.serverText ?? '').slice(0, maxServerText),
    })

  return {
    make,
    fromReply: (operation, reply) => {
      const { kind, message } = wordsOfStatus(reply.status)
      const text = new TextDecoder().decode(reply.body)
      return make(operation, {
        kind,
        message: `${where} ${message}`,
        status: reply.status,
        serverText: serverErrorText(text),
        fieldTexts: serverFieldTexts(text),
        retryAfterMs: kind === 'busy' ? parseRetryAfter(reply.retryAfter, options.nowMs()) : null,
        // A gateway in between answers 502 and 504 for a Server that may still be working.
        isSettled: reply.status < 501 || reply.status === 503,
      })
    },
    fromExchange: (operation, failed) => {
      const isUnsent = failed.stage === 'unsent'
      return make(operation, {
        kind: isUnsent ? 'unreachable' : 'unclear',
        message: `${where} ${isUnsent ? wordsOfConnecting(failed.code) : wordsOfBreak(failed)}`,
        status: failed.status,
        isSettled: failed.stage !== 'sent',
      })
    },
    fromUnreadable: (operation, reply, what) =>
      make(operation, {
        kind: 'unclear',
        message: `${where} answered with status ${reply.status}, but ${what}. Check whether a proxy or a sign-in page stands between console and Server.`,
        status: reply.status,
      }),
  }
}

function redactAll(texts: Readonly<Record<string, string>>, redactor: Redactor) {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [redactor.redact(name), redactor.redact(text)]),
  )
}

function wordsOfStatus(status: number): { kind: AlteryxFailureKind; message: string } {
  switch (status) {
    case 401:
      return {
        kind: 'credentials',
        message:
          'refuses a fresh token. Check that the owner of the API key is an active Curator with API access, and that a load balancer keeps a session on one node (sticky sessions).',
      }
    case 403:
      return { kind: 'forbidden', message: 'does not allow this for this object.' }
    case 404:
      return { kind: 'not_found', message: 'does not know this object, or no longer.' }
    case 408:
      return { kind: 'unclear', message: 'gave up waiting for the request.' }
    case 429:
      return { kind: 'busy', message: 'asks for fewer calls. The console waits and goes on.' }
    case 501:
      return { kind: 'refused', message: 'does not offer this operation in its release.' }
    case 503:
      return {
        kind: 'busy',
        message:
          'is not available at the moment, perhaps for maintenance. Nothing was changed; try again later.',
      }
    default:
      return wordsOfOtherStatus(status)
  }
}

function wordsOfOtherStatus(status: number): { kind: AlteryxFailureKind; message: string } {
  if (status >= 500) {
    return {
      kind: 'unclear',
      message: `answered with an error of its own (status ${status}). Whether the change was made has to be looked up.`,
    }
  }
  if (status >= 400) return { kind: 'refused', message: `refused (status ${status}).` }
  return {
    kind: 'unreachable',
    message: `sends calls elsewhere (status ${status}). Redirects are not followed: check the Web API address of the connection.`,
  }
}

function wordsOfConnecting(code: string): string {
  if (code === 'ECONNREFUSED') {
    return 'refuses connections. Check the address and port, and that the Server is running.'
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return 'can’t be found: its name is not known to DNS. Check the address.'
  }
  if (code === 'PROXY_407') return 'can’t be reached: the proxy asks for user and password.'
  if (code.startsWith('PROXY_')) {
    return `can’t be reached through the proxy (${code}). Check the proxy of the connection.`
  }
  if (/CERT|TLS|SSL|SIGNATURE|ISSUER|EPROTO/.test(code)) {
    return `can’t be reached safely (${code}). Check its certificate and that the console trusts its issuer.`
  }
  return `can’t be reached (${code}). Check the address, the network and the firewall.`
}

function wordsOfBreak(failed: ExchangeFailed): string {
  switch (failed.code) {
    case 'ABORTED':
      return 'was still busy with the call when it was given up.'
    case 'TOO_LARGE':
      return 'sent a larger answer than the console accepts.'
    case 'TOTAL_TIMEOUT':
    case 'UND_ERR_HEADERS_TIMEOUT':
    case 'UND_ERR_BODY_TIMEOUT':
      return 'did not answer in time. Whether it carried the call out has to be looked up.'
    default:
      return `broke the connection before its answer was complete (${failed.code}). Whether it carried the call out has to be looked up.`
  }
}
