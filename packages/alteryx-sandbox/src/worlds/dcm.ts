import type { DcmConnectionRecord, DcmCredential } from '../dcm/dcm-record.ts'
import { toGuid } from '../dcm/guid.ts'
import type { Random } from '../random.ts'
import type { UserRecord } from '../records.ts'
import type { World } from '../world.ts'
import { passwordMarker } from './credentials.ts'
import { eraEndMs } from './people.ts'

const dayMs = 86_400_000
const technologies = [
  { family: 'sqlserver', driver: 'SQL Server', port: 1433 },
  { family: 'snowflake', driver: 'Snowflake', port: 443 },
  { family: 'postgres', driver: 'PostgreSQL', port: 5432 },
  { family: 'oracle', driver: 'Oracle', port: 1521 },
] as const
type Technology = (typeof technologies)[number]
const purposes = ['Warehouse', 'Ledger', 'Sales mart', 'Lake', 'Claims', 'Staging'] as const

/**
 * DCM connections of a made-up world: every fifth of those who may have some owns up to three, of at the most 300 people,
 * also where the owner is inactive by now. Names repeat, some have no credential, some a secret that has expired.
 */
export function addDcm(world: World, random: Random, people: readonly UserRecord[]): void {
  const groupIds = [...world.userGroups.keys()]
  const owners = people.filter(({ role }) => role === 'Artisan' || role === 'Curator')
  const chosen = owners.filter(() => random.chance(0.2)).slice(0, 300)
  const seats = chosen.flatMap(({ id }) => Array<string>(1 + random.below(3)).fill(id))
  for (const [index, ownerId] of seats.entries()) {
    const secret = random.chance(0.15) ? null : { expiresInDays: random.below(400) - 60 }
    const technology = random.pick(technologies)
    const name = random.pick(purposes)
    const { id } = addConnection(world, index + 1, name, technology, ownerId, secret)
    shareConnection(world, random, id, random.pick(people).id, groupIds)
    if (random.chance(0.2)) addRule(world, index + 1, random.chance(0.7) ? id : null)
  }
}

function shareConnection(
  world: World,
  random: Random,
  id: string,
  userId: string,
  groupIds: readonly string[],
): void {
  if (random.chance(0.4)) world.dcmExecution.share(id, 'user', userId)
  if (random.chance(0.1)) collaborate(world, id, userId)
  if (groupIds.length > 0 && random.chance(0.4)) {
    world.dcmExecution.share(id, 'userGroup', random.pick(groupIds))
  }
}

/** The small team's: Ada's is shared with `Finance`, Bo's has no credential and is his alone; one rule. */
export function addTwoDcmConnections(world: World): void {
  const [ada, bo] = ['ada.lopez@example.test', 'bo.nguyen@example.test'].map(
    (mail) => world.findByEmail(mail)[0]?.id ?? '',
  )
  const secret = { expiresInDays: 90 }
  const { id } = addConnection(world, 1, 'Warehouse', technologies[0], ada ?? '', secret)
  addConnection(world, 2, 'Lake', technologies[1], bo ?? '', null)
  const finance = [...world.userGroups.values()].find(({ name }) => name === 'Finance')
  if (finance) world.dcmExecution.share(id, 'userGroup', finance.id)
  addRule(world, 1, id)
}

function addConnection(
  world: World,
  number: number,
  name: string,
  { family, driver, port }: Technology,
  ownerId: string,
  secret: { readonly expiresInDays: number } | null,
): DcmConnectionRecord {
  const at = new Date(eraEndMs).toISOString()
  return world.dcmConnections.add({
    id: toGuid(`connection ${number}`),
    connectionId: toGuid(`workflow connection ${number}`),
    name,
    schemaName: `${family}.connection`,
    allowInSdks: number % 3 === 0,
    parameters: {},
    dataSource: {
      id: toGuid(`data source ${number}`),
      name: `${name} server`,
      schemaName: `${family}.datasource`,
      drvName: driver,
      host: `${family}${number}.example.test`,
      parameters: { port },
    },
    credentials: secret ? { default: makeCredential(number, family, secret.expiresInDays) } : {},
    ownerId,
    createdOn: at,
    lastChangedOn: at,
    sharedCredentials: [],
  })
}

function makeCredential(number: number, family: string, expiresInDays: number): DcmCredential {
  const expiresOn = new Date(eraEndMs + expiresInDays * dayMs).toISOString()
  return {
    id: toGuid(`credential ${number}`),
    name: `svc-${number}`,
    schemaName: `${family}.password`,
    userName: `svc_${number}`,
    parameters: {},
    secrets: { password: { text: `${passwordMarker}-dcm-${number}`, expiresOn, parameters: {} } },
  }
}

function collaborate(world: World, id: string, userId: string): void {
  const connection = world.dcmConnections.need(id)
  world.dcmCollaboration.share(id, 'user', userId)
  const sharedCredentials = Object.values(connection.credentials).map((credential) => credential.id)
  world.dcmConnections.update(id, { sharedCredentials })
}

function addRule(world: World, number: number, targetId: string | null): void {
  const target = targetId === null ? undefined : world.dcmConnections.get(targetId)
  const at = new Date(eraEndMs).toISOString()
  world.dcmRules.add({
    id: toGuid(`rule ${number}`),
    createdById: world.ownerId,
    createdOn: at,
    lastChangedOn: at,
    sourceConnectionId: toGuid(`other server ${number}`),
    sourceConnectionTitle: `Test ${target?.name ?? 'connection'}`,
    targetConnectionId: target?.connectionId ?? '',
    targetConnectionTitle: target?.name ?? '',
  })
}
