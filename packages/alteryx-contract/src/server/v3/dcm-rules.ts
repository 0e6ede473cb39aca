import { z } from 'zod'
import { operation } from '../../operation.ts'
import { readInstant, readText } from '../../values.ts'
import { dcmId, dcmPerson } from './dcm-values.ts'

const params = z.object({ id: dcmId })
/** By 2024.2 at the latest (reference 0). */
const admin = { role: 'Curator', since: '2024.2', status: 200, needsTls: true } as const

/** DCMEConnectionHandlingRuleView: which connection stands for which when workflows move between Servers. */
export const dcmRule = z.object({
  id: dcmId,
  createdBy: dcmPerson,
  createdOn: readInstant,
  lastChangedOn: readInstant,
  sourceConnectionId: readText,
  sourceConnectionTitle: readText,
  targetConnectionId: readText,
  targetConnectionTitle: readText,
})
export type DcmRule = z.output<typeof dcmRule>

export const listDcmRules = operation({
  ...admin,
  method: 'GET',
  path: '/v3/dcm/admin/connectionhandlingrules',
  operationId: 'DCMEAdmin_GetAllDCMEConnectionHandlingRules',
  danger: 'none',
  replyNote: 'The document declares one rule and describes a list; a list is answered.',
  summary: 'Lists the rules by which connections are replaced when workflows move.',
  response: z.array(dcmRule),
})

/** With `id` an update, without it a new rule. 201 when it created one, 200 when it changed one. */
export const upsertDcmRule = operation({
  ...admin,
  method: 'POST',
  path: '/v3/dcm/admin/connectionhandlingrules',
  operationId: 'DCMEAdmin_UpsertDCMEConnectionHandlingRule',
  danger: 'caution',
  summary: 'Creates a rule, or replaces the one whose id is given.',
  body: z.object({
    id: dcmId.optional(),
    sourceConnectionId: dcmId,
    sourceConnectionTitle: z.string().optional(),
    targetConnectionId: z.string().optional(),
    targetConnectionTitle: z.string().optional(),
  }),
  response: dcmRule,
})

export const getDcmRule = operation({
  ...admin,
  method: 'GET',
  path: '/v3/dcm/admin/connectionhandlingrules/:id',
  operationId: 'DCMEAdmin_GetDCMEConnectionHandlingRule',
  danger: 'none',
  summary: 'Reads one rule.',
  params,
  response: dcmRule,
})

export const deleteDcmRule = operation({
  ...admin,
  method: 'DELETE',
  path: '/v3/dcm/admin/connectionhandlingrules/:id',
  operationId: 'DCMEAdmin_DeleteDCMEConnectionHandlingRule',
  danger: 'destructive',
  summary: 'Deletes one rule.',
  params,
  response: z.object({ id: dcmId, deletedOn: readInstant }),
})
