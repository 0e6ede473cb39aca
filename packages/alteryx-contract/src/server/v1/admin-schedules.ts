import { z } from 'zod'
import { operation } from '../../operation.ts'
import { readFlag, readInstant, readRole, readText, serverId } from '../../values.ts'
import { pageQuery } from './subscriptions.ts'

const readCount = z
  .int()
  .nullish()
  .transform((value) => value ?? null)
const object = <T extends z.ZodRawShape>(shape: T) =>
  z
    .object(shape)
    .nullish()
    .transform((value) => value ?? null)

/** A schedule as V1 describes it (server-v1v2 4.12). Words of `status`, `state` and `frequency` are not known. */
export const adminSchedule = z.object({
  id: serverId,
  /** Null once the workflow was deleted (by analogy with V3). */
  application: object({
    id: readText,
    revisionId: readText,
    name: readText,
    iconId: readText,
    canExecute: readFlag,
    amp: readFlag,
  }),
  owner: object({
    id: readText,
    role: readRole.nullish(),
    firstName: readText,
    lastName: readText,
    email: readText,
    sortName: readText,
    isActive: readFlag,
    credentialWorkFlowCount: readCount,
  }),
  name: readText,
  comment: readText,
  enabled: readFlag,
  priority: readText,
  workerTag: readText,
  status: readText,
  credential: object({ credentialId: readText, username: readText, source: readText }),
  creationTime: readInstant,
  lastRunTime: readInstant,
  nextRunTime: readInstant,
  state: readText,
  runCount: readCount,
  /** Has more fields, by the kind of schedule; only these two are known. The others are kept as they come. */
  iteration: z
    .looseObject({ startTime: readText, endTime: readText })
    .nullish()
    .transform((value) => value ?? null),
  frequency: readText,
  timezone: readText,
  lastError: readText,
  cpuName: readText,
  /** Both in newer versions alone. */
  lastModifiedId: readText,
  lastModifiedDate: readInstant,
  canEdit: readFlag,
})
export type AdminSchedule = z.output<typeof adminSchedule>

/** Pages begin at 1; how many stand on one that no size was given for is not known. The operation id is ours. */
export const listAdminSchedules = operation({
  method: 'GET',
  path: '/admin/v1/schedules',
  status: 200,
  operationId: 'AdminV1_GetSchedules',
  role: 'Curator',
  since: '2021.4',
  danger: 'none',
  summary: 'Lists schedules with their workflow, owner and next run.',
  query: z.object(pageQuery),
  response: z.array(adminSchedule),
})
