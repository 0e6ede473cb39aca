import type {
  ContractDifference,
  ExtraOperation,
  OperationCapability,
  ReleaseEstimate,
} from '@curator/console-contract/connection-capabilities'
import type { ConnectionId } from '@curator/console-contract/ids'

/** What a Server can do, by its own Swagger document. */
export interface Capabilities {
  /** `document`: the Server described itself. `assumed`: it did not, so everything is offered and a refusal is shown. */
  readonly source: 'document' | 'assumed'
  /** When the document was read: a UTC instant; null when it never was. */
  readonly readAt: string | null
  /** Why the last reading brought no document; what was read before stays in use. Null when it did. */
  readonly failure: unknown
  readonly release: ReleaseEstimate
  /** Every operation this build knows, in the order of the wire. */
  readonly operations: readonly OperationCapability[]
  /** What the Server has and this build does not know. */
  readonly extras: readonly ExtraOperation[]
  /** Where document and contract disagree about an operation both have. */
  readonly differences: readonly ContractDifference[]
  /** Why an operation can't be used on this Server, in words with what to do instead; null when it can. */
  whyMissing(operationId: string): string | null
}

/** Finds what the Server of a connection can do; kept in memory for an hour, or until the connection changes. */
export interface CapabilityBook {
  /** Never throws for a Server that can't be reached: then everything is assumed. Throws `not_found`. */
  find(id: ConnectionId): Promise<Capabilities>
  /** Reads the document anew, whatever its age. Throws `not_found`. */
  refresh(id: ConnectionId): Promise<Capabilities>
  /** For a connection that was changed or removed. */
  forget(id: ConnectionId): void
}
