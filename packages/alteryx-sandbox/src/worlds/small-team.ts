import type { ServerRole } from '@curator/alteryx-contract/values'
import { series, toObjectId } from '../object-id.ts'
import { type UserRecord, userDefaults } from '../records.ts'
import { World } from '../world.ts'
import { addFinanceCollection } from './collections.ts'
import { addTwoCredentials } from './credentials.ts'
import { addTwoDataConnections } from './data-connections.ts'
import { addTwoDcmConnections } from './dcm.ts'
import { addDirectoryPersons } from './directory.ts'
import { addInsight } from './insights.ts'
import { keyOwner } from './made-up.ts'
import { eraEndMs, eraStartMs } from './people.ts'
import { addNightlySchedule } from './schedules.ts'
import { addThreeSubscriptions } from './subscriptions.ts'
import { addTeamWorkflows } from './team-workflows.ts'

const dayMs = 86_400_000
const groupNames = ['Analysts', 'Finance', 'Curators'] as const
type GroupName = (typeof groupNames)[number]

/** Who is who. The practice curator comes on top, as the eighth person. */
const people: readonly (readonly [
  string,
  string,
  ServerRole,
  readonly GroupName[],
  Partial<UserRecord>,
])[] = [
  [
    'Ada',
    'Lopez',
    'Artisan',
    ['Analysts', 'Finance'],
    { canScheduleJobs: true, timeZone: 'Europe/Kiev' },
  ],
  ['Bo', 'Nguyen', 'Artisan', ['Analysts'], { canCreateCollections: true, timeZone: 'Asia/Tokyo' }],
  ['Cleo', 'Okafor', 'Viewer', ['Finance'], {}],
  ['Dmytro', 'Shevchenko', 'Evaluated', ['Analysts'], { timeZone: null }],
  ['Élodie', 'Martin', 'Member', [], { isActive: false }],
  ['Finn', 'O’Connor', 'Viewer', [], { isAccountLocked: true }],
  ['Grace', 'Mwangi', 'NoAccess', [], { isValidated: false, lastLoginDateTime: null }],
]

/**
 * Eight people, three groups. Ada owns a workflow with its schedule and a collection; Bo owns a workflow. Élodie is
 * inactive, Finn locked out, Grace never signed in. `Curators` is empty.
 */
export function smallTeam(): World {
  const world = new World()
  world.ownerId = world.addUser(keyOwner()).id
  const dateAdded = new Date(eraStartMs).toISOString()
  for (const [index, name] of groupNames.entries()) {
    const role = name === 'Curators' ? 'Curator' : name === 'Analysts' ? 'Artisan' : 'Viewer'
    world.addUserGroup({ id: groupId(index), name, role, dateAdded })
  }
  for (const [index, [firstName, lastName, role, groups, more]] of people.entries()) {
    const user = world.addUser(person(index, firstName, lastName, { role, ...more }))
    for (const name of groups) {
      const member = {
        userId: user.id,
        dateAddedToGroup: user.dateCreated,
        addedByUserId: world.ownerId,
      }
      world.joinGroup(groupId(groupNames.indexOf(name)), member)
    }
  }
  addNightlySchedule(world, addTeamWorkflows(world))
  addInsight(world, world.findByEmail('bo.nguyen@example.test')[0]?.id ?? '', 'Sales board')
  addTwoCredentials(world)
  addTwoDataConnections(world)
  addThreeSubscriptions(world)
  addTwoDcmConnections(world)
  addFinanceCollection(world)
  world.directoryGroups.set('S-1-5-21-1004336348-1177238915-682003330-1101', {
    sid: 'S-1-5-21-1004336348-1177238915-682003330-1101',
    category: 'Group',
    displayName: 'All Staff',
    domainName: 'EXAMPLE',
    sidAccountName: 'all-staff',
  })
  addDirectoryPersons(world, [...world.users.values()].slice(1), 3)
  return world
}

function groupId(index: number): string {
  return toObjectId(eraStartMs, series.userGroup, index + 1)
}

function person(
  index: number,
  firstName: string,
  lastName: string,
  more: Partial<UserRecord>,
): UserRecord {
  const createdMs = eraStartMs + (index + 1) * dayMs
  const mail = `${firstName}.${lastName}@example.test`
  return {
    ...userDefaults,
    id: toObjectId(createdMs, series.user, index + 2),
    firstName,
    lastName,
    email: mail.toLowerCase().replace('é', 'e').replace('’', ''),
    isValidated: true,
    lastLoginDateTime: new Date(eraEndMs).toISOString(),
    dateCreated: new Date(createdMs).toISOString(),
    userGroupIds: [],
    ...more,
  }
}
