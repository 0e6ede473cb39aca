import {
  type CreateUserBody,
  createUser,
  deactivateUser,
  deleteUser,
  getUser,
  listUsers,
  sendPasswordReset,
  type UpdateUserBody,
  updateUser,
} from '@curator/alteryx-contract/server/v3/users'
import type { IRouter } from 'express'
import { z } from 'zod'
import { recordChange } from '../audit/record-change.ts'
import { recordDepartures } from '../audit/record-departures.ts'
import { forgetUser } from '../collections/collection-changes.ts'
import { findUser } from '../find-record.ts'
import { removeInsightsOf } from '../insights/remove-insights.ts'
import { toModelState } from '../model-state.ts'
import { type UserPatch, type UserRecord, userDefaults } from '../records.ts'
import { answersConflict, hasDcmRights, hasInsights } from '../release.ts'
import { emptyReply, jsonReply, Refusal, refuse, refuseInText } from '../reply.ts'
import { type Caller, serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { recordMembers } from '../user-groups/record-members.ts'
import { toUser } from '../views.ts'
import { createUserList } from './user-list.ts'
import { checkUser } from './user-rules.ts'

/** Users (reference 2.1), but for what they own. */
export function userRoutes(router: IRouter, state: SandboxState): void {
  const view = (user: UserRecord) => toUser(state.world, user, hasDcmRights(state.options.release))
  const list = createUserList(state)
  serve(router, state, anyList, async ({ query: { view: shape, ...filters } }) => {
    return { status: 200, body: await list(shape ?? 'Default', filters) }
  })
  serve(router, state, getUser, ({ params }) =>
    jsonReply(200, view(findUser(state, params.userId))),
  )
  serve(router, state, createUser, ({ body }, caller) => {
    const after = view(create(state, body, caller))
    recordChange(state, caller, { entity: 'User', entityId: after.id }, null, after)
    return jsonReply(201, after)
  })
  serve(router, state, updateUser, ({ params, body }, caller) => {
    const user = findUser(state, params.userId)
    const before = view(user)
    const after = view(update(state, user, body))
    recordChange(state, caller, { entity: 'User', entityId: user.id }, before, after)
    return jsonReply(200, after)
  })
  serve(router, state, deleteUser, ({ params }, caller) => {
    const user = findUser(state, params.userId)
    const before = view(user)
    remove(state, user, caller)
    recordChange(state, caller, { entity: 'User', entityId: user.id }, before, null)
    return emptyReply(200)
  })
  serve(router, state, deactivateUser, ({ params }, caller) => {
    return jsonReply(200, deactivate(state, findUser(state, params.userId), caller))
  })
  serve(router, state, sendPasswordReset, ({ params }, { at }) => {
    const { email } = findUser(state, params.userId)
    state.world.sendMail({ kind: 'passwordReset', to: email, at })
    return emptyReply(200)
  })
}

/** One address serves both views; the contract describes them as two operations. */
const anyList = {
  ...listUsers,
  query: listUsers.query.extend({ view: z.enum(['Default', 'Full']).optional() }),
}

function create(state: SandboxState, body: CreateUserBody, { at }: Caller): UserRecord {
  checkUser(state, createUser.operationId, body)
  const { world, options } = state
  const builtin = options.auth === 'builtin'
  const user = world.addUser({
    ...userDefaults,
    ...withoutUnknownRights(state, body),
    // Somebody invited by mail has yet to confirm; elsewhere the sign-in provider vouches. Deduced (reference 2.1).
    isValidated: !builtin,
    id: world.newId(state.clock.now(), 'user'),
    dateCreated: at,
    userGroupIds: [],
  })
  if (builtin) world.sendMail({ kind: 'invitation', to: user.email, at })
  return user
}

function update(state: SandboxState, user: UserRecord, body: UpdateUserBody): UserRecord {
  const faults = (['firstName', 'lastName'] as const)
    .filter((name) => state.options.auth !== 'windows' && !body[name])
    .map((name) => ({ path: `body.${name}`, rule: 'required', message: 'The field is required.' }))
  if (faults.length > 0) throw new Refusal(toModelState(updateUser.operationId, faults))
  checkUser(state, updateUser.operationId, body, user.id)
  return state.world.updateUser(user.id, withoutUnknownRights(state, body))
}

/** Sets inactive and takes out of all groups, whose ids it answers. Collections keep the person (our choice). */
function deactivate(state: SandboxState, user: UserRecord, caller: Caller): string[] {
  const { world } = state
  const { id, isActive, userGroupIds } = user
  const seats = userGroupIds.map((groupId) => [groupId, world.userGroups.get(groupId)] as const)
  const left = seats.map(([groupId, group]) => [groupId, group?.members.get(id)] as const)
  world.updateUser(id, { isActive: false })
  recordChange(state, caller, { entity: 'User', entityId: id }, { isActive }, { isActive: false })
  const groupIds = world.leaveAllGroups(id)
  for (const [groupId, member] of left) {
    recordMembers(state, caller, groupId, { left: member ? [member] : [] })
  }
  return groupIds
}

/** What of a body is stored: no id (the address decides), no absent value, no rights the release does not know. */
function withoutUnknownRights<T extends CreateUserBody | UpdateUserBody>(
  state: SandboxState,
  body: T,
): Omit<T, 'id'> & UserPatch {
  const knowsDcm = hasDcmRights(state.options.release)
  const kept = Object.entries(body).filter(
    ([name, value]) => name !== 'id' && value !== undefined && (knowsDcm || !name.endsWith('Dcm')),
  )
  return Object.fromEntries(kept) as Omit<T, 'id'> & UserPatch
}

function remove(state: SandboxState, user: UserRecord, caller: Caller): void {
  const { release } = state.options
  const ownsInsights = hasInsights(release) && state.world.insights.of(user.id).length > 0
  const assets = Object.values(state.world.assetsOf(user.id))
  const owns = ownsInsights || assets.some((owned) => owned.length > 0)
  if (owns || user.userGroupIds.length > 0) {
    const reason = owns
      ? 'owns workflows, schedules, collections or insights'
      : 'belongs to user groups'
    const text = `The user can’t be deleted: ${user.email} still ${reason}.`
    throw answersConflict(release) ? refuseInText(409, text) : refuse(400, text)
  }
  recordDepartures(state, caller, 'users', user.id)
  removeInsightsOf(state.world, user.id)
  forgetUser(state.world, user.id)
  state.world.removeUser(user.id)
}
