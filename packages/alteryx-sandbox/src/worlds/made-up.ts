import type { ServerRole } from '@curator/alteryx-contract/values'
import { series, toObjectId } from '../object-id.ts'
import { createRandom, type Random } from '../random.ts'
import { defaultStudioId, type UserRecord } from '../records.ts'
import { World } from '../world.ts'
import { addCollections } from './collections.ts'
import { addCredentials } from './credentials.ts'
import { addDataConnections } from './data-connections.ts'
import { addDcm } from './dcm.ts'
import { addDirectoryPersons } from './directory.ts'
import { addInsights } from './insights.ts'
import { createPeople, eraEndMs, eraStartMs } from './people.ts'
import { addSchedules } from './schedules.ts'
import { addSubscriptions } from './subscriptions.ts'
import { addWorkflows, assignCredentials } from './workflows.ts'

/** A group of a made-up world and the share of people in it (0 to 1). */
export interface GroupShape {
  readonly name: string
  readonly role: ServerRole
  readonly share: number
}

/**
 * A world of `userCount` people (1 or more) and `scheduleCount` schedules, made up from a seed: the same arguments give
 * the same world. The first person owns the practice key. People who are inactive are in no group, as on a real Server
 * (deactivation removes them).
 */
export function makeUpWorld(
  userCount: number,
  groups: readonly GroupShape[],
  seed: number,
  scheduleCount: number,
): World {
  const random = createRandom(seed)
  const world = new World()
  const nextPerson = createPeople(random)
  const people: UserRecord[] = [world.addUser(keyOwner())]
  world.ownerId = (people[0] as UserRecord).id
  for (let number = 2; number <= userCount; number += 1)
    people.push(world.addUser(nextPerson(number)))
  addGroups(world, random, people, groups)
  addWorkflows(world, random, people)
  for (const [number, name] of ['Analysts', 'Finance', 'All Staff'].entries()) {
    const sid = `S-1-5-21-1004336348-1177238915-682003330-${1101 + number}`
    const sidAccountName = name.toLowerCase().replace(' ', '-')
    const group = {
      sid,
      category: 'Group',
      displayName: name,
      domainName: 'EXAMPLE',
      sidAccountName,
    } as const
    world.directoryGroups.set(sid, group)
  }
  addDirectoryPersons(world, people, 20)
  addShared(world, seed, people, scheduleCount)
  return world
}

/** With dice of its own, so that what is added before does not change it. */
function addShared(
  world: World,
  seed: number,
  people: readonly UserRecord[],
  scheduleCount: number,
): void {
  const random = createRandom(seed + 77)
  addInsights(world, random, people)
  addCredentials(world, random, people)
  assignCredentials(world, createRandom(seed + 377))
  addDataConnections(world, random, people)
  // Before the collections, which hold some.
  addSchedules(world, createRandom(seed + 277), scheduleCount)
  addCollections(world, random, people)
  const studioRandom = createRandom(seed + 177)
  addSubscriptions(world, studioRandom, people)
  addDcm(world, studioRandom, people)
}

/** The curator whose key the practice server hands out; part of every world. */
export function keyOwner(): UserRecord {
  return {
    id: toObjectId(eraStartMs, series.user, 1),
    firstName: 'Practice',
    lastName: 'Curator',
    email: 'practice.curator@example.test',
    role: 'Curator',
    defaultWorkerTag: '',
    canScheduleJobs: true,
    canPrioritizeJobs: true,
    canAssignJobs: true,
    canCreateCollections: true,
    isApiEnabled: true,
    defaultCredentialId: '',
    isAccountLocked: false,
    isActive: true,
    lastLoginDateTime: new Date(eraEndMs).toISOString(),
    isValidated: true,
    timeZone: 'UTC',
    language: 'en-us',
    canCreateAndUpdateDcm: true,
    canShareForExecutionDcm: true,
    canShareForCollaborationDcm: true,
    canManageGenericVaultsDcm: true,
    dateCreated: new Date(eraStartMs).toISOString(),
    subscriptionId: defaultStudioId,
    userGroupIds: [],
  }
}

function addGroups(
  world: World,
  random: Random,
  people: readonly UserRecord[],
  groups: readonly GroupShape[],
): void {
  const active = people.filter((person) => person.isActive)
  for (const [number, shape] of groups.entries()) {
    const id = toObjectId(eraStartMs + number * 86_400_000, series.userGroup, number + 1)
    const dateAdded = new Date(eraStartMs + number * 86_400_000).toISOString()
    world.addUserGroup({ id, name: shape.name, role: shape.role, dateAdded })
    const size = Math.round(active.length * shape.share)
    for (let seat = 0; seat < size; seat += 1) {
      const person = random.pick(active)
      const dateAddedToGroup = later(person.dateCreated, dateAdded)
      world.joinGroup(id, { userId: person.id, dateAddedToGroup, addedByUserId: world.ownerId })
    }
  }
}

/** The later of two UTC instants of the same form, which compare as text. */
function later(one: string, other: string): string {
  return [one, other].sort().at(1) ?? one
}
