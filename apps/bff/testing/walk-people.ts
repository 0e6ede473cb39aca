import { randomUUID } from 'node:crypto'
import type { ConnectionId, PlanId, SheetId } from '@curator/console-contract/ids'
import * as profiles from '@curator/console-contract/job-profiles'
import * as offboarding from '@curator/console-contract/offboarding'
import * as onboarding from '@curator/console-contract/onboarding'
import * as plans from '@curator/console-contract/plans'
import * as runs from '@curator/console-contract/runs'
import * as views from '@curator/console-contract/saved-views'
import * as details from '@curator/console-contract/user-details'
import * as groups from '@curator/console-contract/user-groups'
import * as userPlans from '@curator/console-contract/user-plans'
import * as users from '@curator/console-contract/users'
import type { Call } from '@curator/endpoint/client'
import { runPlan } from './run-plan.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** Calls every endpoint of users, groups, leavers, job profiles, saved views and undo, with success. */
export async function walkPeople(
  call: Call,
  connectionId: ConnectionId,
  sheetId: SheetId,
): Promise<void> {
  const query = { connectionId }
  const filters = { connectionId, role: [], state: [], groupId: [] }
  const { items } = await call(users.listUsers, { query: filters })
  const viewers = items.filter(({ isActive, role }) => isActive && role === 'Viewer')
  const [leaver, other] = viewers
  if (!leaver || !other) throw new Error('the world has not the people for it')
  await walkUsers(call, connectionId, leaver)
  await walkGroups(call, connectionId, leaver)
  const planId = await walkLeavers(call, connectionId, leaver, other)
  const { id: runId } = await runPlan(call, planId)
  const { items: tasks } = await call(offboarding.listOffboardingTasks, { query })
  const [task] = tasks
  if (!task) throw new Error('nothing is left to do')
  await call(offboarding.updateOffboardingTask, {
    params: { taskId: task.id },
    body: { isDone: true },
  })
  await call(runs.undoRun, { params: { runId } })
  await call(plans.listPlans, { query: {} })
  await call(onboarding.countRemovals, { params: { sheetId }, body: {} })
  await walkKept(call, connectionId)
}

async function walkUsers(call: Call, connectionId: ConnectionId, user: users.ServerUser) {
  const query = { connectionId }
  const params = { userId: user.id }
  await call(users.listUserChoices, { query })
  await call(users.listUserFindings, { query })
  await call(details.getUserDetails, { params, query })
  await call(details.listUserEvents, { params, query })
  await call(userPlans.createUserPlan, {
    body: {
      connectionId,
      selection: { kind: 'ids', ids: [user.id] },
      action: { kind: 'set', values: { timeZone: 'Europe/Berlin' } },
    },
  })
}

async function walkGroups(call: Call, connectionId: ConnectionId, user: users.ServerUser) {
  const query = { connectionId }
  const { items } = await call(groups.listUserGroups, { query })
  const [group] = items
  if (!group) throw new Error('the world has no group')
  await call(groups.getUserGroupDetails, { params: { userGroupId: group.id }, query })
  await call(groups.exportMemberships, { query })
  await call(groups.getMembershipMatrix, {
    body: { connectionId, userIds: [user.id], groupIds: [group.id] },
  })
  await call(groups.readMemberships, {
    query: { connectionId, fileName: 'members.csv', groupId: group.id },
    body: bytesOf(`email\n${user.email}\n`),
  })
  await call(groups.createGroupPlan, {
    body: {
      connectionId,
      action: { kind: 'create', name: 'Walked', role: 'Viewer', memberIds: [user.id] },
    },
  })
}

async function walkLeavers(
  call: Call,
  connectionId: ConnectionId,
  leaver: users.ServerUser,
  other: users.ServerUser,
): Promise<PlanId> {
  const body = {
    connectionId,
    leavers: [{ userId: leaver.id, successorId: null }],
    options: {
      workflows: 'keep',
      schedules: 'keep',
      collections: 'keep',
      end: 'deactivate',
      deleteAfterDays: 30,
    },
  } as const
  await call(offboarding.previewOffboarding, { body: { ...body, leavers: [...body.leavers] } })
  await call(offboarding.readLeavers, {
    query: { connectionId, fileName: 'leavers.csv' },
    body: bytesOf(`Leaver,Successor\n${leaver.email},${other.email}\n`),
  })
  await call(offboarding.comparePeople, {
    query: { connectionId, userId: leaver.id, modelId: other.id },
  })
  const plan = await call(offboarding.createOffboardingPlan, {
    body: { ...body, leavers: [...body.leavers] },
  })
  return plan.planId
}

/** What the console keeps for people: job profiles and saved views. */
async function walkKept(call: Call, connectionId: ConnectionId): Promise<void> {
  const profile = { connectionId, name: randomUUID(), values: {}, groups: [] }
  const { id: jobProfileId } = await call(profiles.createJobProfile, { body: profile })
  await call(profiles.listJobProfiles, { query: { connectionId } })
  await call(profiles.updateJobProfile, { params: { jobProfileId }, body: profile })
  await call(profiles.removeJobProfile, { params: { jobProfileId } })
  const view = { list: 'users', name: 'Walked', search: 'role=Viewer', isShared: false } as const
  const { id: viewId } = await call(views.createSavedView, { body: view })
  await call(views.listSavedViews, { query: { list: 'users' } })
  await call(views.updateSavedView, { params: { viewId }, body: view })
  await call(views.removeSavedView, { params: { viewId } })
}
