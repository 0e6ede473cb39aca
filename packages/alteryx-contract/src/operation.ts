import { type EndpointSpec, endpoint } from '@curator/endpoint/endpoint'

/** How much a call can hurt: `none` reads or adds, `caution` changes what exists, `destructive` can't be undone by a call. */
export type OperationDanger = 'none' | 'caution' | 'destructive'

/** A release of Alteryx Server, for example `2024.2`; comparable as text. */
export type Release = `${number}.${number}`

/** How people sign in to a Server. */
export type SignInType = 'builtin' | 'windows' | 'saml'

/** Media types a Server reads a body in. `json` stands for application/json and text/json. */
export type BodyEncoding = 'json' | 'form' | 'multipart' | 'text'

/**
 * A descriptor of the Alteryx wire. Paths are relative to the Web API address (`https://host/webapi/`).
 *
 * Replies list the fields we read, ignore extras and tolerate absent, null and empty alike (reference 3.1).
 */
export interface OperationSpec extends EndpointSpec {
  /** Operation id as in the Server's own Swagger document; V1 and V2 ids are ours, no source prints them. */
  readonly operationId: string
  /** Who may call it: the token endpoint is open; `user` is anybody with API access (their own things), else Curators. */
  readonly role: 'anyone' | 'user' | 'Curator'
  /** First release in which `user` holds; before it the operation was for Curators alone. */
  readonly openSince?: Release
  /** First release that has it. Everything of V1 and V2 is older than the oldest release we play. */
  readonly since: Release
  /** Last release that has it; absent: still there. */
  readonly until?: Release
  readonly danger: OperationDanger
  /** Refused by Servers with these sign-in types (reference 2.1, 2.2). */
  readonly notOnAuth?: readonly SignInType[]
  /** The Server must run with TLS (credentials writing, all of DCM). */
  readonly needsTls?: boolean
  /** How a body may travel, best first; default `['json']`. The first one is what we send. */
  readonly encodings?: readonly BodyEncoding[]
  /** What the reply really is, where the Server's own document says something else; a sentence for people. */
  readonly replyNote?: string
  /** Names of fields, at any depth, whose values are secrets: never shown, logged, kept or exported. */
  readonly secrets?: { readonly request?: readonly string[]; readonly reply?: readonly string[] }
}

/** Declares an operation of the Alteryx wire. Throws a `TypeError` for a descriptor that contradicts itself. */
export function operation<const S extends OperationSpec>(spec: S): S {
  if (spec.encodings && !spec.body) {
    throw new TypeError(`${spec.operationId}: encodings without a body`)
  }
  return endpoint(spec)
}
