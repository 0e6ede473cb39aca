import type { Sandbox } from '@curator/alteryx-sandbox/create-sandbox'
import { collectionCaseNames, makeCollectionCases } from './collection-cases.ts'
import type { LooseChange } from './engine.ts'
import { addAssets, addGroup, addPerson } from './world-people.ts'

/** A change of one kind on objects of its own. */
export interface ChangeCase {
  readonly name: string
  readonly change: Omit<LooseChange, 'seq'>
  readonly operation: string
  /** Path of the writing call, or the start of it. */
  readonly path: string
  readonly isDone: () => boolean
}

let made = 0

/** Began long ago: its start has to be moved into the future. */
const workDays = {
  type: 'Daily',
  runOnlyWorkWeek: true,
  startTime: '2026-02-02T05:30',
  endTime: null,
}

/** Every kind that built-in sign-in allows, on fresh people, groups and assets. */
export function makeChangeCases(sandbox: Sandbox): readonly ChangeCase[] {
  made += 1
  const { world } = sandbox
  const tag = `n${made}`
  const group = (name: string) => addGroup(sandbox, `${tag} ${name}`)
  const [renamed, emptied, full, left] = ['renamed', 'empty', 'full', 'left'].map(group) as [
    string,
    string,
    string,
    string,
  ]
  const person = (name: string, more: Parameters<typeof addPerson>[2] = {}) =>
    addPerson(sandbox, `${tag}${name}`, more)
  const leaver = person('leaver', { groupIds: [left] })
  const member = person('member', { groupIds: [full, left] })
  const deleted = person('deleted')
  const forgetful = person('forgetful')
  const giver = person('giver', { role: 'Artisan' })
  const heir = person('heir', { role: 'Artisan' })
  const given = addAssets(sandbox, giver.id, `${tag} given`)
  const owner = person('owner', { role: 'Artisan' })
  const moved = addAssets(sandbox, owner.id, `${tag} moved`)
  const switched = addAssets(sandbox, heir.id, `${tag} switched`)
  const assetsOf = (name: string) => addAssets(sandbox, owner.id, `${tag} ${name}`).scheduleId
  const [patched, timed, doomed] = [assetsOf('patched'), assetsOf('timed'), assetsOf('doomed')]
  const patch = (scheduleId: string, more: object) => ({
    kind: 'patch-schedule' as const,
    payload: {
      scheduleId,
      scheduleName: 'x',
      set: {},
      timing: null,
      names: {},
      perMinute: null,
      ...more,
    },
  })
  const ownerOf = (assetKind: 'workflow' | 'schedule' | 'collection', assetId: string) => ({
    kind: 'change-owner' as const,
    payload: {
      assetKind,
      assetId,
      assetName: 'moved',
      ownerId: heir.id,
      ownerEmail: heir.email,
    },
    before: { ownerId: owner.id, ownerEmail: owner.email },
  })
  const named = (id: string) => [{ id, name: `${tag} given` }]
  return [
    {
      name: 'update-group',
      change: {
        kind: 'update-group',
        payload: { groupId: renamed, groupName: 'x', set: { name: `${tag} new`, role: 'Artisan' } },
        before: { name: `${tag} renamed`, role: 'Viewer' },
      },
      operation: 'UserGroups_UpdateUserGroup',
      path: `/v3/usergroups/${renamed}`,
      isDone: () => world.userGroups.get(renamed)?.name === `${tag} new`,
    },
    {
      name: 'delete-group, empty',
      change: {
        kind: 'delete-group',
        payload: { groupId: emptied, groupName: 'x', force: false },
        before: { role: 'Viewer', memberCount: 0 },
      },
      operation: 'UserGroups_DeleteUserGroup',
      path: `/v3/usergroups/${emptied}`,
      isDone: () => !world.userGroups.has(emptied),
    },
    {
      name: 'delete-group, with its members',
      change: {
        kind: 'delete-group',
        payload: { groupId: full, groupName: 'x', force: true },
        before: { role: 'Viewer', memberCount: 1 },
      },
      operation: 'UserGroups_DeleteUserGroup',
      path: `/v3/usergroups/${full}`,
      isDone: () => !world.userGroups.has(full),
    },
    {
      name: 'deactivate-user',
      change: {
        kind: 'deactivate-user',
        payload: { userId: leaver.id, email: leaver.email },
        before: { groups: [{ id: left, name: 'left' }] },
      },
      operation: 'Users_DeactivateUser',
      path: `/v3/users/${leaver.id}/deactivate`,
      isDone: () => {
        const user = world.users.get(leaver.id)
        return user?.isActive === false && user.userGroupIds.length === 0
      },
    },
    {
      name: 'delete-user',
      change: { kind: 'delete-user', payload: { userId: deleted.id, email: deleted.email } },
      operation: 'Users_DeleteUser',
      path: `/v3/users/${deleted.id}`,
      isDone: () => !world.users.has(deleted.id),
    },
    {
      name: 'reset-password',
      change: { kind: 'reset-password', payload: { userId: forgetful.id, email: forgetful.email } },
      operation: 'Users_SendPasswordReset',
      path: `/v3/users/${forgetful.id}/passwordReset`,
      isDone: () => world.mails.some(({ to }) => to === forgetful.email),
    },
    {
      name: 'remove-group-member',
      change: {
        kind: 'remove-group-member',
        payload: { groupId: left, groupName: 'left', user: { id: member.id }, email: member.email },
      },
      operation: 'UserGroups_RemoveUserFromGroup',
      path: `/v3/usergroups/${left}/users/${member.id}`,
      isDone: () => world.userGroups.get(left)?.members.has(member.id) === false,
    },
    {
      name: 'transfer-assets',
      change: {
        kind: 'transfer-assets',
        payload: {
          userId: giver.id,
          email: giver.email,
          receiverId: heir.id,
          receiverEmail: heir.email,
          transferWorkflows: true,
          transferSchedules: true,
          transferCollections: true,
        },
        before: {
          assets: {
            workflows: named(given.workflowId),
            schedules: named(given.scheduleId),
            collections: named(given.collectionId),
          },
        },
      },
      operation: 'Users_TransferAssets',
      path: `/v3/users/${giver.id}/assetTransfer`,
      isDone: () => Object.values(world.assetsOf(giver.id)).every((owned) => owned.length === 0),
    },
    {
      name: 'change-owner of a workflow',
      change: ownerOf('workflow', moved.workflowId),
      operation: 'Workflows_TransferWorkflow',
      path: `/v3/workflows/${moved.workflowId}/transfer`,
      isDone: () => world.workflows.get(moved.workflowId)?.ownerId === heir.id,
    },
    {
      name: 'change-owner of a schedule',
      change: ownerOf('schedule', moved.scheduleId),
      operation: 'Schedules_UpdateSchedulePatch',
      path: `/v3/schedules/${moved.scheduleId}`,
      isDone: () => world.schedules.get(moved.scheduleId)?.ownerId === heir.id,
    },
    {
      name: 'change-owner of a collection',
      change: ownerOf('collection', moved.collectionId),
      operation: 'Collections_UpdateCollection',
      path: `/v3/collections/${moved.collectionId}`,
      isDone: () => world.collections.get(moved.collectionId)?.ownerId === heir.id,
    },
    {
      name: 'set-schedule-enabled',
      change: {
        kind: 'set-schedule-enabled',
        payload: { scheduleId: switched.scheduleId, scheduleName: 'x', isEnabled: false },
        before: { isEnabled: true },
      },
      operation: 'Schedules_UpdateSchedulePatch',
      path: `/v3/schedules/${switched.scheduleId}`,
      isDone: () => world.schedules.get(switched.scheduleId)?.enabled === false,
    },
    {
      name: 'patch-schedule, some fields',
      change: {
        ...patch(patched, { set: { ownerId: heir.id, comment: 'Ask Ada', isEnabled: false } }),
        before: { set: { ownerId: owner.id, comment: '', isEnabled: true }, timing: null },
      },
      operation: 'Schedules_UpdateSchedulePatch',
      path: `/v3/schedules/${patched}`,
      isDone: () => {
        const { comment, enabled, ownerId } = world.schedules.get(patched) ?? {}
        return comment === 'Ask Ada' && enabled === false && ownerId === heir.id
      },
    },
    {
      name: 'patch-schedule, the rule',
      change: {
        ...patch(timed, { timing: { rule: workDays, timeZone: 'Europe/Berlin' } }),
        before: {
          set: {},
          timing: { timeZone: '', startAt: '2026-06-01T02:00:00.000Z', rule: null },
        },
      },
      operation: 'Schedules_UpdateSchedulePatch',
      path: `/v3/schedules/${timed}`,
      isDone: () => {
        const { rule, timeZone } = world.schedules.get(timed) ?? {}
        return timeZone === 'Europe/Berlin' && rule?.startTime.slice(11, 16) === '05:30'
      },
    },
    {
      name: 'delete-schedule',
      change: {
        kind: 'delete-schedule',
        payload: { scheduleId: doomed, scheduleName: 'x' },
        before: { ownerId: owner.id, isEnabled: true },
      },
      operation: 'Schedules_DeleteSchedule',
      path: `/v3/schedules/${doomed}`,
      isDone: () => !world.schedules.has(doomed),
    },
    ...makeCollectionCases(sandbox, tag),
  ]
}

/** Names of all cases. */
export const changeCaseNames = [
  'update-group',
  'delete-group, empty',
  'delete-group, with its members',
  'deactivate-user',
  'delete-user',
  'reset-password',
  'remove-group-member',
  'transfer-assets',
  'change-owner of a workflow',
  'change-owner of a schedule',
  'change-owner of a collection',
  'set-schedule-enabled',
  'patch-schedule, some fields',
  'patch-schedule, the rule',
  'delete-schedule',
  ...collectionCaseNames,
] as const
