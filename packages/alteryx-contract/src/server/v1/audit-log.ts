import { z } from 'zod'
import { operation } from '../../operation.ts'
import { readInstant, readText } from '../../values.ts'

/** What the audit log keeps track of; `UserGroup` came with 2021.4 (server-v1v2 4.1). */
export const auditedEntities = [
  'AppInfo',
  'Collection',
  'Credential',
  'Subscription',
  'User',
  'UserGroup',
] as const

/** `oldValues` and `newValues` are text; what is written in them is not described by any source. */
export const auditEvent = z.object({
  id: readText,
  entity: readText,
  entityId: readText,
  userId: readText,
  timestamp: readInstant,
  /** `insert`, `update`, `delete`; some Servers begin it with a capital. */
  event: readText.transform((text) => text.toLowerCase()),
  oldValues: readText,
  newValues: readText,
})
export type AuditEvent = z.output<typeof auditEvent>

/** All three parameters are needed; pages begin at 1. The order is not documented. The id is ours. */
export const listAuditLog = operation({
  method: 'GET',
  path: '/admin/v1/auditlog',
  status: 200,
  operationId: 'AdminV1_GetAuditLog',
  role: 'Curator',
  since: '2021.4',
  danger: 'none',
  summary: 'Lists who changed what, one kind of object at a time.',
  query: z.object({
    entity: z.enum(auditedEntities),
    page: z.coerce.number().int(),
    pageSize: z.coerce.number().int(),
  }),
  response: z.array(auditEvent),
})
