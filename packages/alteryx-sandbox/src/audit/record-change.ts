import type { Caller } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import type { AuditEntity } from './audit-log.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * Writes a change into the audit log: `before` is `null` for something new, `after` for something gone. Hand in copies of
 * what readers may see: no passwords, no packages.
 */
export function recordChange(
  { world, clock }: SandboxState,
  { user, at }: Caller,
  subject: { readonly entity: AuditEntity; readonly entityId: string },
  before: Values | null,
  after: Values | null,
): void {
  const id = world.newId(clock.now(), 'audit')
  world.audit.add({ id, ...subject, userId: user.id, timestamp: at, before, after })
}
