import type { ConnectionId } from '@curator/console-contract/ids'

/** What a Server can do, by its own Swagger document. */
export interface Capabilities {
  /** `document`: the Server described itself. `assumed`: it did not, so everything is offered and a refusal is shown. */
  readonly source: 'document' | 'assumed'
  /** When the document was read: a UTC instant; null when it never was. */
  readonly readAt: string | null
  /** Why an operation can't be used on this Server, in words with what to do instead; null when it can. */
  whyMissing(operationId: string): string | null
}

/** Finds what the Server of a connection can do; read once, then kept until the connection changes or is asked anew. */
export interface CapabilityBook {
  /** Never throws for a Server that can't be reached: then everything is assumed. Throws `not_found`. */
  find(id: ConnectionId): Promise<Capabilities>
}
