import type { SecretBox } from '../core/secret-box.ts'
import type { AlteryxClient } from './alteryx-client.ts'
import { AlteryxFailure } from './alteryx-failure.ts'
import { hiddenValue, restoreSecrets, stripSecrets } from './call-secrets.ts'
import { rebuildFiles } from './file-parts.ts'
import type { CallOptions } from './gateways.ts'
import { findSpec, type ServerCall } from './operation-catalog.ts'
import type { Redactor } from './redactor.ts'

/** A call whose secrets are sealed, so that it may be stored and shown. */
export interface ProtectedCall extends ServerCall {
  /** What was taken out of the body, sealed for this connection: base64 parts; null when there was nothing. */
  readonly sealed: {
    readonly keyId: string
    readonly nonce: string
    readonly sealed: string
  } | null
}

/** What a Server answered, secrets hidden. */
export interface ServerReply {
  readonly status: number
  readonly contentType: string
  /** Milliseconds from sending to the last byte. */
  readonly tookMs: number
  /** JSON as it came, but for hidden secrets; `''` for an empty answer or a file. */
  readonly text: string
  readonly file: { readonly fileName: string; readonly bytes: Uint8Array<ArrayBuffer> } | null
}

/** Calls any operation of one connection, as the explorer and the bulk runner do. */
export interface CallsGateway {
  /** Throws `AlteryxFailure`; a `RangeError` for an operation this build does not know. */
  send(call: ServerCall | ProtectedCall, options: CallOptions): Promise<ServerReply>
  /** Seals the secrets of a call. */
  protect(call: ServerCall): ProtectedCall
}

const place = 'call'
/** Shorter ones stand in any text by chance. */
const shortestHidden = 4

export function createCallsGateway(
  client: AlteryxClient,
  secrets: SecretBox,
  redactor: Pick<Redactor, 'redact'>,
  nowMs: () => number,
): CallsGateway {
  return {
    send: async (call, options) => {
      const spec = findSpec(call)
      if (!spec) throw new RangeError(`no operation ${call.operationId}`)
      const restored = restoreSecrets(call.body, openSecrets(call, secrets))
      const body = spec.encoding === 'multipart' ? rebuildFiles(restored) : restored
      const hideSent = createHider(restored, spec.secrets?.request ?? [])
      const startedMs = nowMs()
      const reply = await client.sendForReply(spec, { ...call, body }, options).catch((error) => {
        throw error instanceof AlteryxFailure ? hideInFailure(error, hideSent) : error
      })
      const tookMs = Math.round(nowMs() - startedMs)
      const { status, contentType } = reply
      if (spec.reply === 'file') {
        const file = { fileName: reply.fileName ?? 'download', bytes: reply.body }
        return { status, contentType, tookMs, text: '', file }
      }
      const text = hideSecrets(new TextDecoder().decode(reply.body), spec.secrets?.reply ?? [])
      // A reply is shown and kept, and a Server may repeat what it was told when the token was asked for.
      return { status, contentType, tookMs, text: redactor.redact(hideSent(text)), file: null }
    },
    protect: (call) => {
      const names = findSpec(call)?.secrets?.request ?? []
      const stripped = stripSecrets(call.body, names)
      if (Object.keys(stripped.secrets).length === 0) return { ...call, sealed: null }
      const { keyId, nonce, sealed } = secrets.seal(JSON.stringify(stripped.secrets), place)
      const parts = { keyId, nonce: nonce.toString('base64'), sealed: sealed.toString('base64') }
      return { ...call, body: stripped.value, sealed: parts }
    },
  }
}

function openSecrets(
  call: ServerCall | ProtectedCall,
  secrets: SecretBox,
): Readonly<Record<string, unknown>> {
  if (!('sealed' in call) || call.sealed === null) return {}
  const { keyId, nonce, sealed } = call.sealed
  const parts = {
    keyId,
    nonce: Buffer.from(nonce, 'base64'),
    sealed: Buffer.from(sealed, 'base64'),
  }
  return JSON.parse(secrets.open(parts, place)) as Record<string, unknown>
}

/** Servers repeat what they were sent: in refusals as it was, in JSON escaped. */
function createHider(body: unknown, names: readonly string[]): (text: string) => string {
  const sent = listTexts(Object.values(stripSecrets(body, names).secrets))
    .filter((secret) => secret.length >= shortestHidden)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
  return (text) => sent.reduce((before, secret) => before.replaceAll(secret, hiddenValue), text)
}

function listTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(listTexts)
}

function hideInFailure({ facts, cause }: AlteryxFailure, hide: (text: string) => string) {
  const fieldTexts = Object.fromEntries(
    Object.entries(facts.fieldTexts ?? {}).map(([name, text]) => [name, hide(text)]),
  )
  return new AlteryxFailure({ ...facts, serverText: hide(facts.serverText), fieldTexts }, { cause })
}

/** Text that is no JSON is left as it is: there are no fields in it that could be secret. */
function hideSecrets(text: string, names: readonly string[]): string {
  if (names.length === 0 || text === '') return text
  try {
    return JSON.stringify(stripSecrets(JSON.parse(text), names).value)
  } catch {
    return text
  }
}
