import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { accessSheetBody, accessSheetQuery, accessSheetReading } from './access-sheets.ts'
import { connectionId, planId, studioId, userId } from './ids.ts'
import { instant } from './instants.ts'
import { many, pageOf, pageQuery, sortOf } from './paging.ts'

/*
 * Glossary.
 * studio  where people keep and share workflows; everybody is in exactly one, and workflows go with their owners. The
 *         product's API says subscription
 */

export const studio = z.object({
  id: studioId,
  name: z.string(),
  userCount: z.int().nonnegative().nullable(),
  workflowCount: z.int().nonnegative().nullable(),
  /** The credential that workflows of the studio run with; null: the Server's own, or not told. */
  credential: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Whether people of the studio may share schedules; null where the Server does not say. */
  canShareSchedules: z.boolean().nullable(),
})
export type Studio = z.output<typeof studio>

export const studioSorts = ['name', 'userCount', 'workflowCount'] as const

export const studioFilters = z.strictObject({
  connectionId,
  search: z.string().max(200).optional(),
  /** `empty`: neither people nor workflows; `peopled`: everything else. */
  state: many(z.enum(['empty', 'peopled'])),
  sort: sortOf(studioSorts).default('name'),
})
export type StudioFilters = z.output<typeof studioFilters>

/** `why`: what keeps the console from changing studios, for example the release; null: they can be changed. */
export const listStudios = endpoint({
  method: 'GET',
  path: '/studios',
  status: 200,
  query: studioFilters.extend(pageQuery.shape),
  response: pageOf(studio).extend({ readAt: instant, why: z.string().nullable() }),
  summary: 'Lists studios, as the Server tells them now.',
})

const studioParams = z.object({ studioId })

/** `not_found`. */
export const getStudio = endpoint({
  method: 'GET',
  path: '/studios/:studioId',
  status: 200,
  params: studioParams,
  query: z.strictObject({ connectionId }),
  response: z.object({
    studio,
    people: z.array(z.object({ id: userId, name: z.string(), email: z.string() })),
    /** Null where the Server does not say which. */
    workflows: z.array(z.object({ id: z.string(), name: z.string() })).nullable(),
    readAt: instant,
    why: z.string().nullable(),
  }),
  summary: 'One studio with its people and workflows.',
})

const studioName = z.string().trim().min(1, 'Give the studio a name.').max(255)
const memberIds = z.array(userId).max(50_000)

/**
 * What is to be done with studios. `create` can take people in at once. `move`: people go into one studio, their
 * workflows with them. `delete`: only studios that hold nobody and nothing.
 */
export const studioAction = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('create'),
    name: studioName,
    /** Empty: the Server's own. */
    credentialId: z.string().max(128),
    canShareSchedules: z.boolean(),
    userIds: memberIds,
  }),
  z.strictObject({
    kind: z.literal('update'),
    studioIds: z.array(studioId).min(1).max(1_000),
    /** For a single studio only. */
    name: studioName.optional(),
    credentialId: z.string().max(128).optional(),
    canShareSchedules: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('move'),
    studioId,
    userIds: z.array(userId).min(1, 'Choose people.').max(50_000),
  }),
  z.strictObject({ kind: z.literal('delete'), studioIds: z.array(studioId).min(1).max(1_000) }),
])
export type StudioAction = z.output<typeof studioAction>

/**
 * Rows are people for moves, studios for everything else; what can't be changed is in it with the reason. Errors:
 * `request_invalid`, `not_found`, `action_not_available` (release), `directory_not_ready`.
 */
export const createStudioPlan = endpoint({
  method: 'POST',
  path: '/studios/plans',
  status: 201,
  body: z.strictObject({ connectionId, action: studioAction }),
  response: z.object({ planId }),
  summary: 'Plans what is to be done with studios and their people.',
})

/**
 * Columns: studio (name or id), e-mail, action (`move`, `create`, `rename`, `set` or `delete`; blank moves), new name,
 * default credential (user name or id; `<clear>`: the Server's own), share schedules.
 */
export const readStudioSheet = endpoint({
  method: 'POST',
  path: '/studios/sheets/readings',
  status: 200,
  query: accessSheetQuery,
  body: accessSheetBody,
  encoding: 'bytes',
  response: accessSheetReading,
  summary: 'Reads a sheet of studios and moves into them.',
})
export const createStudioSheetPlan = endpoint({
  method: 'POST',
  path: '/studios/sheets/plans',
  status: 201,
  query: accessSheetQuery,
  body: accessSheetBody,
  encoding: 'bytes',
  response: z.object({ planId }),
  summary:
    'Plans what a sheet asks for: moves, new studios, other names and settings, and deletions.',
})
export const getStudioSheetTemplate = endpoint({
  method: 'GET',
  path: '/studios/sheets/template',
  status: 200,
  query: z.strictObject({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  reply: 'file',
  summary: 'A template for sheets of studios and moves into them.',
})
