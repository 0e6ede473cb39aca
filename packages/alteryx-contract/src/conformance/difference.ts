import type { OperationSpec } from '../operation.ts'

/** What a difference is about. */
export type DifferenceSubject =
  | 'operation'
  | 'operation id'
  | 'path parameter'
  | 'query parameter'
  | 'body kind'
  | 'body field'
  | 'required body field'
  | 'enum'
  | 'longest text'
  | 'status of success'
  | 'reply kind'
  | 'reply field'

/**
 * `missing`: the contract has it, the Server's document has not. `extra`: the other way round. `different`: both have
 * it and disagree.
 */
export type DifferenceKind = 'missing' | 'extra' | 'different'

/** One place where the contract and a Server's document disagree. */
export interface Difference {
  readonly kind: DifferenceKind
  readonly subject: DifferenceSubject
  readonly operationId: string
  /** `GET /v3/users/{userId}`. */
  readonly address: string
  /** The descriptor that was compared; absent for an operation the contract does not know. */
  readonly spec?: OperationSpec
  /** The parameter, field or status; empty where the whole operation is meant. `members[].userId` for nested fields. */
  readonly at: string
  /** What each side says, in words; empty where it says nothing. */
  readonly contract: string
  readonly server: string
}

/** A difference before it is known which operation it belongs to. */
export type Finding = Pick<Difference, 'kind' | 'subject' | 'at' | 'contract' | 'server'>
