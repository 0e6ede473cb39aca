import {
  createUser,
  deactivateUser,
  deleteUser,
  getUser,
  getUserAssets,
  listUsers,
  listUsersInFull,
  sendPasswordReset,
  transferUserAssets,
  updateUser,
} from '@curator/alteryx-contract/server/v3/users'
import type { UserFields } from '../plans/change.ts'
import type { AlteryxClient } from './alteryx-client.ts'
import type { UsersGateway } from './gateways.ts'
import { toGatewayUser } from './user-view.ts'

/**
 * What the Server's update contract wants where a read left a gap (reference 2.1): text and flags have to be present,
 * and a language has to be one of its list.
 */
const gaps = {
  firstName: '',
  lastName: '',
  defaultWorkerTag: '',
  defaultCredentialId: '',
  timeZone: '',
  language: 'en-us',
  canScheduleJobs: false,
  canPrioritizeJobs: false,
  canAssignJobs: false,
  canCreateCollections: false,
  isApiEnabled: false,
  isAccountLocked: false,
  isActive: true,
  isValidated: false,
} as const

export function createUsersGateway(client: AlteryxClient): UsersGateway {
  return {
    readAllInFull: (options) =>
      client.sendForBytes(listUsersInFull, { query: { view: 'Full' } }, options),
    readAllReduced: (options) => client.sendForBytes(listUsers, { query: {} }, options),
    get: async (userId, options) =>
      toGatewayUser(await client.send(getUser, { params: { userId } }, options)),
    findByEmail: async (email, options) => {
      const query = { view: 'Full', email } as const
      const found = await client.send(listUsersInFull, { query }, options)
      const wanted = email.trim().toLowerCase()
      return found.filter((user) => user.email.trim().toLowerCase() === wanted).map(toGatewayUser)
    },
    create: async (fields, options) =>
      toGatewayUser(await client.send(createUser, { body: fields as never }, options)),
    update: async (userId, decide, options) => {
      // Whoever holds calls back means the write: reading first harms nobody.
      const { value, raw } = await client.sendForRaw(getUser, { params: { userId } }, options)
      const current = toGatewayUser(value)
      const fields = decide(current)
      if (fields === null) return current
      const body = toUpdateBody(raw as Record<string, unknown>, fields)
      const updated = await client.send(
        updateUser,
        { params: { userId }, body: body as never },
        options,
      )
      return toGatewayUser(updated)
    },
    deactivate: (userId, options) => client.send(deactivateUser, { params: { userId } }, options),
    remove: async (userId, options) => {
      await client.send(deleteUser, { params: { userId } }, options)
    },
    resetPassword: async (userId, options) => {
      await client.send(sendPasswordReset, { params: { userId } }, options)
    },
    listAssets: async (userId, options) => {
      const input = { params: { userId }, query: { assetType: 'All' } } as const
      const { workflows, schedules, collections } = await client.send(getUserAssets, input, options)
      return { workflows, schedules, collections }
    },
    transferAssets: async (userId, { receiverId, ...chosen }, options) => {
      const input = { params: { userId }, body: { ownerId: receiverId, ...chosen } }
      const affected = await client.send(transferUserAssets, input, options)
      return affected.map((each) => each.affectedScheduleId)
    },
  }
}

/** Everything that was read, unknown fields included, with the gaps filled and the wanted fields on top. */
function toUpdateBody(
  raw: Readonly<Record<string, unknown>>,
  fields: UserFields,
): Record<string, unknown> {
  const body: Record<string, unknown> = { ...raw }
  for (const [name, value] of Object.entries(gaps)) body[name] ??= value
  return { ...body, ...fields }
}
