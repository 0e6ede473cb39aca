import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { connectionId, jobProfileId } from './ids.ts'
import { instant } from './instants.ts'
import { userFieldValues } from './user-plans.ts'

/*
 * A job profile is a named set of values for one kind of work (Viewer in Finance, Artisan in Operations). A row of the
 * onboarding sheet names one; its own cells win over the profile, groups of both are given.
 */

/** What a profile may set: everything but what makes a person themselves. */
export const jobProfileValues = userFieldValues.omit({
  email: true,
  firstName: true,
  lastName: true,
  isActive: true,
  isAccountLocked: true,
  isValidated: true,
})
export type JobProfileValues = z.output<typeof jobProfileValues>

const cellText = z.string().trim().max(10_000)

/** What people are put into and given beside groups, each as a cell of the sheet says it. */
export const profileReach = z.strictObject({
  collections: cellText,
  credentials: cellText,
  dataConnections: cellText,
})
export type ProfileReach = z.output<typeof profileReach>

const profileBody = z.strictObject({
  connectionId,
  name: z.string().trim().min(1, 'Give the profile a name.').max(100),
  description: z.string().trim().max(500).default(''),
  values: jobProfileValues,
  /** Names of groups, without regard to case; one that the Server lacks is told when a sheet is planned. */
  groups: z.array(z.string().trim().min(1).max(255)).max(100),
  /** Absent: none. A cell that can't be read is refused at its place. */
  reach: profileReach.optional(),
})
export type JobProfileBody = z.output<typeof profileBody>

export const jobProfile = profileBody.extend({
  id: jobProfileId,
  authorName: z.string(),
  updatedAt: instant,
})
export type JobProfile = z.output<typeof jobProfile>

const profileParams = z.object({ jobProfileId })

export const listJobProfiles = endpoint({
  method: 'GET',
  path: '/onboarding/profiles',
  status: 200,
  query: z.strictObject({ connectionId }),
  response: z.object({ items: z.array(jobProfile) }),
  summary: 'Lists the job profiles of a connection by name.',
})

/** `name_taken` within the connection, without regard to case. */
export const createJobProfile = endpoint({
  method: 'POST',
  path: '/onboarding/profiles',
  status: 201,
  body: profileBody,
  response: jobProfile,
  summary: 'Creates a job profile.',
})

/** Plans made before keep the values they were made with. */
export const updateJobProfile = endpoint({
  method: 'PUT',
  path: '/onboarding/profiles/:jobProfileId',
  status: 200,
  params: profileParams,
  body: profileBody,
  response: jobProfile,
  summary: 'Changes a job profile.',
})

export const removeJobProfile = endpoint({
  method: 'DELETE',
  path: '/onboarding/profiles/:jobProfileId',
  status: 204,
  params: profileParams,
  reply: 'empty',
  summary: 'Removes a job profile.',
})
