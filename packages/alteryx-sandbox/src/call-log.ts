/** One call a practice server received. */
export interface CallRecord {
  readonly number: number
  /** Operation id; the method and path where the address is unknown. */
  readonly operation: string
  readonly method: string
  /** Template of the operation, `/v3/users/:userId`. */
  readonly path: string
  /** Path and query as they came. */
  readonly url: string
  readonly at: string
  /** The start of the body, up to 4,000 characters; never that of a token request. */
  readonly body: string
  /** 0 while the call is worked on, and for ever where the connection was reset. */
  status: number
  /** Which node answered, from 0; absent while none has. */
  node?: number
}

/** What was called. Bounded to the last 20,000 calls; counts go on beyond that. */
export interface CallLog {
  add(call: Omit<CallRecord, 'number' | 'status'>): CallRecord
  list(filter?: { readonly operation?: string }): readonly CallRecord[]
  count(filter?: { readonly operation?: string }): number
  clear(): void
}

const kept = 20_000

/** An empty log. */
export function createCallLog(): CallLog {
  let calls: CallRecord[] = []
  let counts = new Map<string, number>()
  let number = 0
  return {
    add: (call) => {
      number += 1
      const record = { ...call, number, status: 0 }
      calls.push(record)
      // Cut in large steps: shifting one by one would cost each call a copy of the list.
      if (calls.length > kept * 2) calls = calls.slice(-kept)
      counts.set(call.operation, (counts.get(call.operation) ?? 0) + 1)
      return record
    },
    list: (filter = {}) =>
      calls
        .slice(-kept)
        .filter((call) => filter.operation === undefined || call.operation === filter.operation),
    count: (filter = {}) =>
      filter.operation === undefined
        ? [...counts.values()].reduce((sum, count) => sum + count, 0)
        : (counts.get(filter.operation) ?? 0),
    clear: () => {
      calls = []
      counts = new Map()
    },
  }
}
