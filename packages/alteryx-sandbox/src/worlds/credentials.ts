import { series, toObjectId } from '../object-id.ts'
import type { Random } from '../random.ts'
import type { UserRecord } from '../records.ts'
import type { World } from '../world.ts'
import { eraEndMs } from './people.ts'

const purposes = [
  'etl',
  'ledger',
  'reports',
  'sales',
  'payroll',
  'claims',
  'forecast',
  'inventory',
  'archive',
  'migration',
] as const

/** What stands in every made-up password; a test that finds it anywhere has found a leak. */
export const passwordMarker = 'practice-password'

/**
 * Run-as credentials of a made-up world: one for each 25 people, at least 2 and at the most 60. Every fourth is shared with
 * nobody; some are somebody's default.
 */
export function addCredentials(world: World, random: Random, people: readonly UserRecord[]): void {
  const count = Math.min(60, Math.max(2, Math.round(people.length / 25)))
  const groupIds = [...world.userGroups.keys()]
  for (let number = 1; number <= count; number += 1) {
    const purpose = purposes[(number - 1) % purposes.length]
    const suffix = number > purposes.length ? Math.ceil(number / purposes.length) : ''
    const id = addCredential(world, number, `EXAMPLE\\svc-${purpose}${suffix}`)
    if (number % 4 === 0) continue
    for (const groupId of pickSome(random, groupIds, 1 + random.below(3))) {
      world.credentialShares.share(id, 'userGroup', groupId)
    }
    for (const { id: userId } of pickSome(random, people, random.below(5))) {
      world.credentialShares.share(id, 'user', userId)
      if (random.chance(0.3)) world.updateUser(userId, { defaultCredentialId: id })
    }
  }
}

/** So many items, some perhaps twice; none of an empty list. */
export function pickSome<T>(random: Random, items: readonly T[], count: number): T[] {
  return items.length === 0 ? [] : Array.from({ length: count }, () => random.pick(items))
}

/** The small team's: one shared with Bo and the analysts, one with nobody. */
export function addTwoCredentials(world: World): void {
  const shared = addCredential(world, 1, 'EXAMPLE\\svc-loads')
  addCredential(world, 2, 'EXAMPLE\\svc-spare')
  const [bo] = world.findByEmail('bo.nguyen@example.test')
  const analysts = [...world.userGroups.values()].find(({ name }) => name === 'Analysts')
  if (bo) world.credentialShares.share(shared, 'user', bo.id)
  if (analysts) world.credentialShares.share(shared, 'userGroup', analysts.id)
}

function addCredential(world: World, number: number, userName: string): string {
  const id = toObjectId(eraEndMs, series.credential, number)
  world.credentials.add({
    id,
    userName,
    password: `${passwordMarker}-${number}`,
    createdById: world.ownerId,
    lastUpdatedDate: new Date(eraEndMs).toISOString(),
  })
  return id
}
