import { type LookupAddress, lookup } from 'node:dns'
import { type ClientRequest, request as requestPlain } from 'node:http'
import { request as requestTls } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { WebhookAnswer } from './judge-answer.ts'
import { type AddressRule, refuseAddress, refuseUrl } from './refuse-address.ts'

/** Much more than any receiver says; the rest is not read. */
const answerBytesMax = 4_096

export interface WebhookCall {
  readonly address: string
  readonly allowPrivate: boolean
  readonly payload: unknown
  readonly eventId: string
  readonly timeoutMs: number
}

/** The address leads where the console may not write; the message is for people. */
export class AddressRefused extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'AddressRefused'
  }
}

/**
 * Posts a message as JSON. The address is judged after the name was looked up, by the very answer the connection is made
 * with, so a name can't lead elsewhere the second time. Redirects are not followed. Throws `AddressRefused`, and what
 * sockets throw.
 */
export async function postWebhook(call: WebhookCall): Promise<WebhookAnswer> {
  const url = new URL(call.address)
  const refused = refuseUrl(url, call.allowPrivate)
  if (refused) throw new AddressRefused(refused)
  const body = Buffer.from(JSON.stringify(call.payload))
  const isHttps = url.protocol === 'https:'
  const request = (isHttps ? requestTls : requestPlain)(url, {
    method: 'POST',
    agent: false,
    lookup: lookUp({ isHttps, allowPrivate: call.allowPrivate }),
    signal: AbortSignal.timeout(call.timeoutMs),
    headers: {
      'content-type': 'application/json',
      'content-length': body.length,
      'user-agent': 'Curator-Console',
      'x-curator-event-id': call.eventId,
    },
  })
  const answer = readAnswer(request)
  request.end(body)
  return answer
}

function readAnswer(request: ClientRequest): Promise<WebhookAnswer> {
  return new Promise((resolve, reject) => {
    request.on('error', reject)
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      let size = 0
      const finish = () => {
        const body = Buffer.concat(chunks).subarray(0, answerBytesMax).toString('utf8')
        const status = response.statusCode ?? 0
        resolve({ status, retryAfter: response.headers['retry-after'], body })
        request.destroy()
      }
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        size += chunk.length
        if (size >= answerBytesMax) finish()
      })
      response.on('end', finish)
      response.on('error', reject)
    })
  })
}

/** As the usual look-up, but fails when one of the addresses may not be written to. */
function lookUp(rule: AddressRule): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      const failure = error ?? findRefused(addresses, rule)
      const [first] = addresses ?? []
      if (failure || !first) return done(failure, [])
      if (options.all) return done(null, addresses)
      done(null, first.address, first.family)
    })
  }
}

function findRefused(
  addresses: readonly LookupAddress[],
  rule: AddressRule,
): AddressRefused | null {
  const refused = addresses.map(({ address }) => refuseAddress(address, rule)).find(Boolean)
  return refused ? new AddressRefused(refused) : null
}
