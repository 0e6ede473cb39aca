import { z } from 'zod'
import type { GatewayGroup } from '../../alteryx/gateways.ts'
import type { ChangeBefores, ChangePayloads } from '../change.ts'
import { toUpdateGroup } from '../planned/group-changes.ts'
import { joinWords } from '../planned/words.ts'
import {
  type ChangeKindRules,
  confirmedByLookup,
  type Ended,
  endEach,
  ended,
} from './change-kind.ts'
import { changed, judgeEach, judgeFields, undone } from './since.ts'

type Payload = ChangePayloads['update-group']
type Before = ChangeBefores['update-group']

/** Another name or role: the gateway reads, merges, writes and reads back, because PUT wants both. */
export const updateGroupChange: ChangeKindRules<'update-group'> = {
  kind: 'update-group',
  schema: z.object({
    groupId: z.string().min(1),
    groupName: z.string(),
    set: z
      .object({ name: z.string().min(1).max(255), role: z.string().min(1) })
      .partial()
      .transform(({ name, role }) => ({
        ...(name === undefined ? {} : { name }),
        ...(role === undefined ? {} : { role }),
      })),
  }),
  danger: 'caution',
  operations: ['UserGroups_GetUserGroup', 'UserGroups_UpdateUserGroup'],
  describe: ({ groupName, set }) =>
    `Change the ${joinWords(Object.keys(set))} of the group ${groupName}.`,
  looksUpRefusals: false,

  invert: ({ payload: { groupId, set }, before }) => {
    const group = { ...before, ...set, id: groupId }
    const back = {
      ...(set.name === undefined ? {} : { name: before.name }),
      ...(set.role === undefined ? {} : { role: before.role }),
    }
    return { isPossible: true, steps: [[(seq) => toUpdateGroup(seq, group, back)]] }
  },

  findChangedSince: async (directory, applied) => {
    const found = await directory.findGroupsById(applied.map(({ payload }) => payload.groupId))
    const groups = new Map(found.map((group) => [group.id as string, group]))
    return judgeEach(applied, ({ payload, before }) => {
      const group = groups.get(payload.groupId)
      if (!group) return changed(`The group ${payload.groupName} was deleted since.`)
      const isHeld = (field: string, value: string) => group[field as keyof Before] === value
      const { drifted, isUndone } = judgeFields(payload.set, before, isHeld)
      if (isUndone) return undone
      const words = joinWords(drifted)
      return drifted.length > 0
        ? changed(`Someone changed the ${words} of the group ${payload.groupName} since.`)
        : null
    })
  },

  apply: ({ gateways, call }, changes) =>
    endEach(changes, async ({ payload, before }) => {
      let early: Ended | null = null
      const group = await gateways.userGroups.update(
        payload.groupId,
        (current) => {
          early = judgeCurrent(payload, before, current)
          return early ? null : payload.set
        },
        call,
      )
      return early ?? judgeWritten(payload, group)
    }),

  verify: ({ gateways, call }, changes) =>
    endEach(changes, async ({ payload }) => {
      const group = await gateways.userGroups.get(payload.groupId, call)
      if (listOthers(group, payload.set).length > 0) return null
      return ended('applied', { message: confirmedByLookup, patch: toPatch(group) })
    }),
}

/** Drift: what is neither as the plan saw it nor as it wants it was changed by someone else. */
function judgeCurrent(payload: Payload, before: Before, current: GatewayGroup): Ended | null {
  const patch = toPatch(current)
  const others = listOthers(current, payload.set)
  if (others.length === 0)
    return ended('already_applied', {
      message: `The group ${current.name} has these values already.`,
      patch,
    })
  const drifted = others.filter((field) => current[field] !== before[field])
  if (drifted.length === 0) return null
  return ended('needs_review', {
    message: `Changed meanwhile by someone else: ${joinWords(drifted)} of the group ${payload.groupName}. Nothing was written; plan it again.`,
    patch,
  })
}

function judgeWritten(payload: Payload, group: GatewayGroup): Ended {
  const others = listOthers(group, payload.set)
  const more = { httpStatus: 200, patch: toPatch(group) }
  if (others.length === 0) return ended('applied', more)
  const message = `The Server accepted the change but kept another ${joinWords(others)}.`
  return ended('needs_review', { message, ...more })
}

/** Fields that are not as wanted. */
function listOthers(group: Before, set: Payload['set']): (keyof Before)[] {
  return (['name', 'role'] as const).filter(
    (field) => set[field] !== undefined && set[field] !== group[field],
  )
}

const toPatch = ({ id, name, role }: GatewayGroup) =>
  ({ kind: 'group', group: { id, name, role } }) as const
