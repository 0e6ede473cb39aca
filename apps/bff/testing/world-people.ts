import { makeCollection } from '@curator/alteryx-sandbox/collections/make-collection'
import type { Sandbox } from '@curator/alteryx-sandbox/create-sandbox'
import { type UserRecord, userDefaults } from '@curator/alteryx-sandbox/records'
import { makeSchedule } from '@curator/alteryx-sandbox/schedules/make-schedule'
import { makeWorkflow } from '@curator/alteryx-sandbox/workflows/make-workflow'

/** When people and groups of tests were made. */
const madeAt = '2026-06-01T08:00:00.000Z'

/** Somebody more on a practice server: `NAME@example.test`, by default a Viewer who never signed in. */
export function addPerson(
  { clock, world }: Sandbox,
  name: string,
  more: Partial<UserRecord> & { readonly groupIds?: readonly string[] } = {},
): UserRecord {
  const { groupIds = [], ...fields } = more
  const user = world.addUser({
    ...userDefaults,
    id: world.newId(clock.now(), 'user'),
    firstName: name,
    lastName: 'Tester',
    email: `${name.toLowerCase()}@example.test`,
    role: 'Viewer',
    dateCreated: madeAt,
    userGroupIds: [],
    ...fields,
  })
  for (const groupId of groupIds)
    world.joinGroup(groupId, {
      userId: user.id,
      dateAddedToGroup: madeAt,
      addedByUserId: world.ownerId,
    })
  return user
}

/** A group more on a practice server. Answers its id. */
export function addGroup({ clock, world }: Sandbox, name: string, role = 'Viewer'): string {
  const id = world.newId(clock.now(), 'userGroup')
  world.addUserGroup({ id, name, role: role as 'Viewer', dateAdded: madeAt })
  return id
}

/** A workflow, its schedule (on) and a collection of one owner. */
export function addAssets({ clock, world }: Sandbox, ownerId: string, name: string) {
  const made = { ownerId, name, dateCreated: madeAt, dateAdded: madeAt, creationTime: madeAt }
  const newId = (kind: 'workflow' | 'schedule' | 'collection') => world.newId(clock.now(), kind)
  const workflow = world.workflows.add(makeWorkflow({ ...made, id: newId('workflow') }))
  const schedule = world.schedules.add(
    makeSchedule({ ...made, id: newId('schedule'), workflowId: workflow.id }),
  )
  const collection = world.collections.add(makeCollection({ ...made, id: newId('collection') }))
  return { workflowId: workflow.id, scheduleId: schedule.id, collectionId: collection.id }
}
