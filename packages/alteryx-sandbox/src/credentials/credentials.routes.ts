import { listMyCredentials } from '@curator/alteryx-contract/server/v2/credentials'
import {
  createCredential,
  deleteCredential,
  getCredential,
  listCredentials,
  updateCredential,
} from '@curator/alteryx-contract/server/v3/credentials'
import type { RequestOf } from '@curator/endpoint/endpoint'
import type { IRouter } from 'express'
import { z } from 'zod'
import { recordChange } from '../audit/record-change.ts'
import { recordClearedUses } from '../audit/record-departures.ts'
import { findCredential } from '../find-record.ts'
import { jsonReply, refuse } from '../reply.ts'
import { type Caller, serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import type { World } from '../world.ts'
import type { CredentialRecord } from './credential-record.ts'
import { clearUses, isInUse } from './credential-uses.ts'
import { toCredential, toReducedCredential, toWrittenCredential } from './credential-views.ts'
import { usableCredentials } from './usable-credentials.ts'

/** Credentials (reference 2.4; server-v1v2 6.1). Passwords are kept and never leave: not in answers, not in the audit log. */
export function credentialRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, anyList, ({ query }, caller) => {
    const { view: shape, ...filters } = query
    const isCurator = caller.role === 'Curator'
    const records = isCurator
      ? select(state.world, filters)
      : usableCredentials(state.world, caller.user)
    const isFull = isCurator && shape === 'Full'
    const view = (record: CredentialRecord) =>
      isFull ? toCredential(state.world, record) : toReducedCredential(record)
    return jsonReply(200, records.map(view))
  })
  serve(router, state, getCredential, ({ params }, { role, user }) => {
    const record = findCredential(state, params.credentialId)
    // Somebody else's credential is as unknown as one that never was (our choice).
    if (role !== 'Curator' && !usableCredentials(state.world, user).includes(record)) {
      throw refuse(404, 'The credential was not found.')
    }
    return jsonReply(200, toCredential(state.world, record))
  })
  serve(router, state, createCredential, ({ body }, caller) =>
    jsonReply(200, toWrittenCredential(state.world, create(state, body, caller))),
  )
  serve(router, state, updateCredential, ({ params, body }, caller) => {
    const { id, lastUpdatedDate } = findCredential(state, params.credentialId)
    const after = { password: body.newPassword, lastUpdatedDate: caller.at }
    const record = state.world.credentials.update(id, after)
    const subject = { entity: 'Credential', entityId: id } as const
    recordChange(state, caller, subject, { lastUpdatedDate }, { lastUpdatedDate: caller.at })
    return jsonReply(200, toWrittenCredential(state.world, record))
  })
  serve(router, state, deleteCredential, ({ params, query }, caller) => {
    const record = findCredential(state, params.credentialId)
    return jsonReply(200, [remove(state, record, query.force === 'true', caller)])
  })
  serve(router, state, listMyCredentials, (_input, { user }) =>
    jsonReply(200, usableCredentials(state.world, user).map(toReducedCredential)),
  )
}

/** One address serves both views; the contract describes them as two operations. */
const anyList = {
  ...listCredentials,
  query: listCredentials.query.extend({ view: z.enum(['Default', 'Full']).optional() }),
}

type Filters = Omit<RequestOf<typeof listCredentials>['query'], 'view'>

/** Shared with this very person or group; both filters together narrow. An unknown id finds nothing (our choice). */
function select(world: World, { userId, userGroupId }: Filters): CredentialRecord[] {
  const { credentialShares, credentials } = world
  const ofUser = userId === undefined ? undefined : credentialShares.thingsOf('user', userId)
  const ofGroup =
    userGroupId === undefined ? undefined : credentialShares.thingsOf('userGroup', userGroupId)
  return [...credentials.values()].filter(
    ({ id }) => (ofUser?.includes(id) ?? true) && (ofGroup?.includes(id) ?? true),
  )
}

/** Two of one name are accepted: no source asks for unique names. */
function create(
  state: SandboxState,
  { username, password }: RequestOf<typeof createCredential>['body'],
  caller: Caller,
): CredentialRecord {
  const record = state.world.credentials.add({
    id: state.world.newId(state.clock.now(), 'credential'),
    userName: username,
    password,
    createdById: caller.user.id,
    lastUpdatedDate: caller.at,
  })
  const subject = { entity: 'Credential', entityId: record.id } as const
  recordChange(state, caller, subject, null, toCredential(state.world, record))
  return record
}

/** Answers what was deleted, as it was: what the declared list holds is not explained (reference 2.4). */
function remove(state: SandboxState, record: CredentialRecord, isForced: boolean, caller: Caller) {
  const { world } = state
  const before = toCredential(world, record)
  const isShared = before.userIds.length + before.userGroupIds.length > 0
  if (!isForced && (isShared || isInUse(world, record.id))) {
    throw refuse(400, 'The credential is shared or in use.')
  }
  recordClearedUses(state, caller, record.id)
  clearUses(world, record.id)
  world.credentialShares.forgetThing(record.id)
  world.credentials.remove(record.id)
  recordChange(state, caller, { entity: 'Credential', entityId: record.id }, before, null)
  return before
}
