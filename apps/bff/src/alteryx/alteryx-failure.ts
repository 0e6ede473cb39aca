/**
 * How a call to an Alteryx Server failed, by what it means for the caller:
 *
 * - `credentials`: the token endpoint refused key and secret, or 401 came back with a fresh token (role missing)
 * - `forbidden`: 403 for this object
 * - `not_found`: 404
 * - `refused`: another 4xx; the Server's own text says why
 * - `busy`: 429 or 503; the call was not carried out; `retryAfterMs` when the Server named it
 * - `unreachable`: no connection came about (address, refused, TLS, connect timeout); nothing was sent
 * - `unclear`: the request left and no clear answer came (reset, timeout, broken body, 500, 502, 504): a write may have
 *   been applied, or may still be
 */
export type AlteryxFailureKind =
  | 'credentials'
  | 'forbidden'
  | 'not_found'
  | 'refused'
  | 'busy'
  | 'unreachable'
  | 'unclear'

/** Facts of a failed call; `serverText` is the Server's own wording, trimmed to 2,000 characters and free of secrets. */
export interface AlteryxFailureFacts {
  readonly kind: AlteryxFailureKind
  readonly operationId: string
  readonly status: number | null
  readonly serverText: string
  readonly retryAfterMs: number | null
  /** What happened, in plain words, with the next step. */
  readonly message: string
  /** For `unclear`: whether the Server has surely stopped working on it (it answered by itself). */
  readonly isSettled: boolean
  /** What the Server said of single fields, by its own names; absent when it said nothing of them. */
  readonly fieldTexts?: Readonly<Record<string, string>>
}

/** Thrown by the gateways for every call that did not succeed. */
export class AlteryxFailure extends Error {
  readonly facts: AlteryxFailureFacts

  constructor(facts: AlteryxFailureFacts, options?: ErrorOptions) {
    super(`${facts.operationId}: ${facts.message}`, options)
    this.name = 'AlteryxFailure'
    this.facts = facts
  }
}

/** Whether a call failed because the object is not there. */
export function isGone(error: unknown): boolean {
  return error instanceof AlteryxFailure && error.facts.kind === 'not_found'
}
