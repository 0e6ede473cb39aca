/** A scripted failure. The first one that fits a call and whose turn it is decides what happens to the call. */
export interface FaultScript {
  /** Operation id, for example `Users_CreateUser` or `OAuth2_Token`. Absent: any. */
  readonly operation?: string
  readonly method?: string
  /** Path below the base address, `*` for any text, case apart: `/v3/users/*`. */
  readonly path?: string
  /** Text the request body has to hold, for example an e-mail address. */
  readonly match?: string
  /** Only the nth fitting call, counted from 1. */
  readonly nth?: number
  /** Each nth fitting call. */
  readonly every?: number
  /** How often at the most; default 1 with `nth`, else without end. */
  readonly times?: number
  /** Status to answer instead; the call is not applied unless `applyFirst` is set. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Text goes out as it is, anything else as JSON. Default with `status`: a short message. */
  readonly body?: unknown
  /** Pause before anything else. */
  readonly delayMs?: number
  /** The answer breaks off in the middle: half the body under the full content length, then the connection closes. */
  readonly brokenBody?: boolean
  /** The connection is reset before the call is applied, or after it: the answer is lost. */
  readonly reset?: 'before' | 'after'
  /** Apply the call, then answer `status` all the same. */
  readonly applyFirst?: boolean
}

/** A script with its counters. */
export interface Fault {
  readonly id: number
  readonly script: FaultScript
  /** Fitting calls so far. */
  readonly seenCount: number
  /** Times it took effect. */
  readonly firedCount: number
}

/** What a fault is matched against. */
export interface FaultSubject {
  readonly operation: string
  readonly method: string
  readonly path: string
  readonly body: string
}

/** The failures scripted for a practice server. */
export interface Faults {
  /** Adds one; the answer is live, so a test can ask how often it took effect. */
  add(script: FaultScript): Fault
  remove(id: number): void
  clear(): void
  list(): readonly Fault[]
  /** The fault for this call, if any; counts. */
  take(subject: FaultSubject): FaultScript | undefined
}

/** An empty script book. */
export function createFaults(): Faults {
  let faults: {
    id: number
    script: FaultScript
    path?: RegExp
    seenCount: number
    firedCount: number
  }[] = []
  let lastId = 0
  return {
    add: (script) => {
      lastId += 1
      const path = script.path === undefined ? {} : { path: toPattern(script.path) }
      const fault = { id: lastId, script, ...path, seenCount: 0, firedCount: 0 }
      faults.push(fault)
      return fault
    },
    remove: (id) => {
      faults = faults.filter((fault) => fault.id !== id)
    },
    clear: () => {
      faults = []
    },
    list: () => faults,
    take: (subject) => {
      let taken: FaultScript | undefined
      for (const fault of faults) {
        if (!fits(fault.script, fault.path, subject)) continue
        fault.seenCount += 1
        if (taken || !isDue(fault.script, fault.seenCount, fault.firedCount)) continue
        fault.firedCount += 1
        taken = fault.script
      }
      return taken
    },
  }
}

function fits(script: FaultScript, path: RegExp | undefined, subject: FaultSubject): boolean {
  return (
    (script.operation === undefined || script.operation === subject.operation) &&
    (script.method === undefined || script.method.toUpperCase() === subject.method) &&
    (path === undefined || path.test(subject.path)) &&
    (script.match === undefined || subject.body.includes(script.match))
  )
}

function isDue(script: FaultScript, seenCount: number, firedCount: number): boolean {
  const times = script.times ?? (script.nth === undefined ? Number.POSITIVE_INFINITY : 1)
  if (firedCount >= times) return false
  if (script.nth !== undefined) return seenCount >= script.nth && seenCount < script.nth + times
  return script.every === undefined || seenCount % script.every === 0
}

function toPattern(path: string): RegExp {
  const escaped = path.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${escaped.join('.*')}$`, 'i')
}
