import { z } from 'zod'
import type { ChangeBefores, ChangePayloads } from '../change.ts'
import { toRemoveMember } from '../planned/group-changes.ts'
import {
  type ChangeContext,
  type ChangeKindRules,
  confirmedByLookup,
  type Ended,
  ended,
  type ReadyChange,
} from './change-kind.ts'
import { findMembers } from './directory-members.ts'
import { judgeEach, undone } from './since.ts'

type Payload = ChangePayloads['add-group-members']
type Change = ReadyChange<Payload, ChangeBefores['add-group-members']>

const ref = z.union([z.object({ id: z.string().min(1) }), z.object({ createdBy: z.int().min(1) })])
const mergeKey = ({ group }: Payload) =>
  'id' in group ? `id ${group.id}` : `seq ${group.createdBy}`

/** One person into one group. Changes of a group share calls of up to 500 ids; a 200 can hide refusals. */
export const addGroupMembersChange: ChangeKindRules<'add-group-members'> = {
  kind: 'add-group-members',
  schema: z.object({ group: ref, groupName: z.string(), user: ref, email: z.string() }),
  danger: 'none',
  operations: ['UserGroups_GetUserGroup', 'UserGroups_AddUsersToGroup'],
  mergeKey,
  mergeMax: 500,
  describe: (payload) => `Add ${payload.email} to the group ${payload.groupName}.`,
  invert: ({ payload, toId }) => {
    const person = { ref: { id: toId(payload.user) }, email: payload.email, name: payload.email }
    const group = { id: toId(payload.group), name: payload.groupName }
    return { isPossible: true, steps: [[(seq) => toRemoveMember(seq, person, group)]] }
  },

  findChangedSince: async (directory, applied) => {
    const members = await findMembers(
      directory,
      applied.map(({ payload, toId }) => toId(payload.group)),
    )
    return judgeEach(applied, ({ payload, toId }) =>
      members.get(toId(payload.group))?.has(toId(payload.user)) ? null : undone,
    )
  },
  looksUpRefusals: true,

  drift: async (directory, changes) => {
    const members = await findMembers(
      directory,
      changes.flatMap(({ payload }) => ('id' in payload.group ? [payload.group.id] : [])),
    )
    const ends = new Map<number, Ended>()
    for (const { seq, payload } of changes) {
      if (!('id' in payload.group && 'id' in payload.user)) continue
      if (members.get(payload.group.id)?.has(payload.user.id))
        ends.set(seq, ended('already_applied', { message: toAlready(payload) }))
    }
    return ends
  },

  apply: async (context, changes) => {
    const { groupId, ids } = toCall(changes)
    const reasons = await context.gateways.userGroups.addMembers(groupId, ids, context.call)
    const members = reasons.size > 0 ? await readMembersIfPossible(context, groupId) : noMembers
    const ends = new Map<number, Ended>()
    for (const change of changes) {
      const userId = change.toId(change.payload.user)
      const reason = reasons.get(userId)
      const patch = { kind: 'members', groupId, userIds: [userId] } as const
      if (reason === undefined) ends.set(change.seq, ended('applied', { httpStatus: 200, patch }))
      else if (members.has(userId))
        ends.set(
          change.seq,
          ended('already_applied', {
            message: toAlready(change.payload),
            serverText: reason,
            patch,
          }),
        )
      else ends.set(change.seq, toRefused(change.payload, reason))
    }
    return ends
  },

  verify: async (context, changes, reason) => {
    const { groupId } = toCall(changes)
    const members = await readMembers(context, groupId)
    const ends = new Map<number, Ended>()
    for (const change of changes) {
      const userId = change.toId(change.payload.user)
      if (!members.has(userId)) continue
      const patch = { kind: 'members', groupId, userIds: [userId] } as const
      ends.set(
        change.seq,
        reason === 'unclear'
          ? ended('applied', { message: confirmedByLookup, patch })
          : ended('already_applied', { message: toAlready(change.payload), patch }),
      )
    }
    return ends
  },
}

function toCall(changes: readonly Change[]): { groupId: string; ids: string[] } {
  const [first] = changes
  if (!first) throw new RangeError('a call without changes')
  const ids = new Set(changes.map((change) => change.toId(change.payload.user)))
  return { groupId: first.toId(first.payload.group), ids: [...ids] }
}

async function readMembers(
  { gateways, call }: ChangeContext,
  groupId: string,
): Promise<Set<string>> {
  const group = await gateways.userGroups.get(groupId, call)
  return new Set(group.memberIds)
}

const noMembers: ReadonlySet<string> = new Set()

/** The write is answered already: a reading that fails leaves the refusals as the Server told them. */
async function readMembersIfPossible(
  context: ChangeContext,
  groupId: string,
): Promise<ReadonlySet<string>> {
  try {
    return await readMembers(context, groupId)
  } catch {
    return noMembers
  }
}

function toRefused(payload: Payload, reason: string): Ended {
  return ended('refused', {
    message: `The Server did not add ${payload.email} to the group ${payload.groupName}.`,
    serverText: reason,
    httpStatus: 200,
  })
}

const toAlready = (payload: Payload) =>
  `${payload.email} is in the group ${payload.groupName} already.`
