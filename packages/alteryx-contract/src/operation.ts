import { type EndpointSpec, endpoint } from '@curator/endpoint/endpoint'

/** How much a call can hurt: `none` reads or adds, `caution` changes what exists, `destructive` can't be undone by a call. */
export type OperationDanger = 'none' | 'caution' | 'destructive'

/** A release of Alteryx Server, for example `2024.2`; comparable as text. */
export type Release = `${number}.${number}`

/**
 * A descriptor of the Alteryx wire. Paths are relative to the Web API address (`https://host/webapi/`).
 *
 * Replies list the fields we read, ignore extras and tolerate absent, null and empty alike (reference 3.1).
 */
export interface OperationSpec extends EndpointSpec {
  /** Operation id as in the Server's own Swagger document. */
  readonly operationId: string
  /** Who may call it: the token endpoint is open, everything of users and groups is for Curators. */
  readonly role: 'anyone' | 'Curator'
  /** First release that has it. */
  readonly since: Release
  readonly danger: OperationDanger
  /** Refused by Servers with these sign-in types (reference 2.1, 2.2). */
  readonly notOnAuth?: readonly ('builtin' | 'windows' | 'saml')[]
}

/** Declares an operation of the Alteryx wire. */
export function operation<const S extends OperationSpec>(spec: S): S {
  return endpoint(spec)
}
