import { z } from 'zod'
import { AlteryxFailure } from '../../alteryx/alteryx-failure.ts'
import type { ChangePayloads } from '../change.ts'
import { toDeleteGroup } from '../planned/group-changes.ts'
import { type ChangeKindRules, type Ended, ended, found, type LookupReason } from './change-kind.ts'
import { findGroupsChanged, noId } from './created-group-since.ts'
import { groupBy } from './group-by.ts'

type Payload = ChangePayloads['create-group']
interface LiveGroup {
  readonly id: string
  readonly name: string
  readonly role: string
}

/** Names of groups are compared trimmed and without case. */
const toKey = (name: string) => name.trim().toLowerCase()

/** A new custom group. Whether one is there is found by name. */
export const createGroupChange: ChangeKindRules<'create-group'> = {
  kind: 'create-group',
  schema: z.object({ name: z.string().min(1).max(255), role: z.string().min(1) }),
  danger: 'none',
  operations: ['UserGroups_GetUserGroups', 'UserGroups_CreateUserGroup'],
  describe: (payload) => `Create the group ${payload.name}.`,
  invert: ({ payload, id }) => {
    if (id === null) return { isPossible: false, reason: noId }
    const group = { ...payload, id, memberCount: 0 }
    return { isPossible: true, steps: [[(seq) => toDeleteGroup(seq, group)]] }
  },
  findChangedSince: findGroupsChanged,
  looksUpRefusals: true,

  drift: async (directory, changes) => {
    const groups = await directory.findGroupsByName(changes.map((change) => change.payload.name))
    return judgeAll(changes, groups, 'meanwhile')
  },

  apply: async ({ gateways, call }, changes) => {
    const ends = new Map<number, Ended>()
    for (const { seq, payload } of changes) {
      const id = await gateways.userGroups.create(payload, call)
      ends.set(seq, ended('applied', { id, patch: toPatch({ ...payload, id }), httpStatus: 201 }))
    }
    return ends
  },

  verify: async ({ gateways, call }, changes, reason) =>
    judgeAll(changes, await gateways.userGroups.list(call), reason),
}

function judgeAll(
  changes: readonly { readonly seq: number; readonly payload: Payload }[],
  groups: readonly LiveGroup[],
  reason: LookupReason | 'meanwhile',
): Map<number, Ended> {
  const byName = groupBy(groups, (group) => toKey(group.name))
  const ends = new Map<number, Ended>()
  for (const { seq, payload } of changes) {
    const live = byName.get(toKey(payload.name)) ?? []
    if (live.length > 0) ends.set(seq, judgeFound(payload, live, reason))
  }
  return ends
}

function judgeFound(
  payload: Payload,
  live: readonly LiveGroup[],
  reason: LookupReason | 'meanwhile',
): Ended {
  const [group] = live
  if (!group || live.length > 1)
    return ended('needs_review', {
      message: `The Server has ${live.length} groups named ${payload.name}. Decide which one stays.`,
    })
  const patch = toPatch(group)
  if (group.role === payload.role) {
    if (reason !== 'meanwhile')
      return found(reason, `The group ${payload.name}`, { id: group.id, patch })
    const message = `The group ${payload.name} was created meanwhile, just as wanted.`
    return ended('already_applied', { message, id: group.id, patch })
  }
  const words = `with the role ${group.role}. Plan the rows again to use it.`
  if (reason instanceof AlteryxFailure)
    return ended('refused', {
      message: `A group named ${payload.name} exists already, ${words}`,
      serverText: reason.facts.serverText,
      httpStatus: reason.facts.status,
      patch,
    })
  return ended('needs_review', {
    message: `Someone created the group ${payload.name} meanwhile, ${words}`,
    patch,
  })
}

const toPatch = ({ id, name, role }: LiveGroup) =>
  ({ kind: 'group', group: { id, name, role } }) as const
