import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { connectionId } from './ids.ts'
import { instant } from './instants.ts'
import { schedulePriority } from './schedules.ts'
import { serverRoleName } from './server-roles.ts'

const leastMinutes = z.int().min(1).max(525_600)
const days = z.int().min(1).max(3_650)

/** A stretch in which the Server or something it needs is down, or nobody is there to look. */
const downtime = z
  .strictObject({
    name: z.string().trim().min(1, 'Give it a name.').max(200),
    from: instant,
    to: instant,
  })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), {
    path: ['to'],
    message: 'It has to end after it begins.',
  })

/** What a Server's schedules are measured against. Findings use it; it stops nobody from writing anything. */
export const schedulePolicy = z.strictObject({
  /** Minutes between two runs at the least; null: as often as one likes. */
  leastMinutes: leastMinutes.nullable(),
  /** Other numbers for owners of a role. */
  leastMinutesOfRoles: z.array(z.strictObject({ role: serverRoleName, leastMinutes })).max(20),
  /** Other numbers for schedules in a collection; they win over those of roles, of several the smallest counts. */
  leastMinutesOfCollections: z
    .array(z.strictObject({ collectionId: z.string().min(1).max(128), leastMinutes }))
    .max(200),
  /** Empty: all of them. */
  priorities: z.array(schedulePriority).max(10),
  /** Null: all of them. An empty text stands for none. */
  workerTags: z.array(z.string().max(255)).max(200).nullable(),
  /** Starts in one minute at the most, for worker tags whose slots are not entered. */
  mostStartsAtOnce: z.int().min(1).max(10_000),
  failuresInARow: z.int().min(1).max(100),
  disabledDays: days,
  /** Days without a sign-in after which an owner counts as somebody who reads nothing. */
  unreadDays: days,
  /** How much later than foreseen a run may begin. */
  graceMinutes: z.int().min(1).max(10_080),
  downtimes: z.array(downtime).max(500),
})
export type SchedulePolicy = z.output<typeof schedulePolicy>

/** What counts until somebody says otherwise. */
export const usualSchedulePolicy: SchedulePolicy = {
  leastMinutes: 15,
  leastMinutesOfRoles: [],
  leastMinutesOfCollections: [],
  priorities: ['Default', 'Low', 'Medium', 'High'],
  workerTags: null,
  mostStartsAtOnce: 10,
  failuresInARow: 3,
  disabledDays: 90,
  unreadDays: 90,
  graceMinutes: 60,
  downtimes: [],
}

const policyReply = z.object({
  policy: schedulePolicy,
  /** Null as long as the usual one counts. */
  updatedAt: instant.nullable(),
  updatedBy: z.string().nullable(),
})

/** `not_found` for the connection. */
export const getSchedulePolicy = endpoint({
  method: 'GET',
  path: '/schedules/policy',
  status: 200,
  query: z.strictObject({ connectionId }),
  response: policyReply,
  summary: 'What the schedules of a Server are measured against.',
})

/** Replaces the whole policy. */
export const putSchedulePolicy = endpoint({
  method: 'PUT',
  path: '/schedules/policy',
  status: 200,
  body: z.strictObject({ connectionId, policy: schedulePolicy }),
  response: policyReply,
  summary: 'Sets what the schedules of a Server are measured against.',
})
