/** What the V1 audit log keeps track of; schedules and connections are not among them (server-v1v2 4.1). */
export const auditEntities = [
  'AppInfo',
  'Collection',
  'Credential',
  'Subscription',
  'User',
  'UserGroup',
] as const
export type AuditEntity = (typeof auditEntities)[number]
export type AuditEvent = 'insert' | 'update' | 'delete'

/** One change. `oldValues` and `newValues` hold what differs, or what came and went. */
export interface AuditRecord {
  readonly id: string
  readonly entity: AuditEntity
  readonly entityId: string
  readonly userId: string
  readonly timestamp: string
  readonly event: AuditEvent
  readonly oldValues: Readonly<Record<string, unknown>>
  readonly newValues: Readonly<Record<string, unknown>>
}

type Values = Readonly<Record<string, unknown>>

/** Every change of a world, oldest first; of each kind at least the last `kept` are held, at the most twice as many. */
export class AuditLog {
  readonly #kept: number
  readonly #records = new Map<AuditEntity, AuditRecord[]>()

  constructor(kept = 200_000) {
    this.#kept = kept
  }

  /** Remembers a change; one that changes nothing is none. */
  add(
    change: Omit<AuditRecord, 'oldValues' | 'newValues' | 'event'> & {
      readonly before: Values | null
      readonly after: Values | null
    },
  ): void {
    const { before, after, ...rest } = change
    const [oldValues, newValues] = toDifference(before, after)
    if (before && after && Object.keys(newValues).length === 0) return
    const event = before === null ? 'insert' : after === null ? 'delete' : 'update'
    const records = this.#records.get(rest.entity) ?? []
    if (records.length >= this.#kept * 2) records.splice(0, this.#kept)
    records.push({ ...rest, event, oldValues, newValues })
    this.#records.set(rest.entity, records)
  }

  of(entity: AuditEntity): readonly AuditRecord[] {
    return this.#records.get(entity) ?? []
  }
}

function toDifference(before: Values | null, after: Values | null): [Values, Values] {
  if (!before || !after) return [before ?? {}, after ?? {}]
  const changed = Object.keys(after).filter(
    (name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]),
  )
  const pick = (values: Values) => Object.fromEntries(changed.map((name) => [name, values[name]]))
  return [pick(before), pick(after)]
}
