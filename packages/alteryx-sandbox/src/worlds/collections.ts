import type {
  CollectionItem,
  CollectionMember,
  CollectionRecord,
  CollectionRights,
} from '../collections/collection-record.ts'
import { makeCollection } from '../collections/make-collection.ts'
import { series, toObjectId } from '../object-id.ts'
import type { Random } from '../random.ts'
import type { UserRecord } from '../records.ts'
import type { World } from '../world.ts'
import { pickSome } from './credentials.ts'
import { eraEndMs } from './people.ts'

const subjects = [
  'Budget',
  'Month end',
  'Sales reports',
  'Pricing',
  'Store traffic',
  'Data quality',
  'Forecast',
  'Inventory',
  'Regulatory',
  'Onboarding',
] as const

/** Rights as Curators hand them out: mostly to look, sometimes to work with, rarely all of them. */
const reader: CollectionRights = {
  isAdmin: false,
  canAddAssets: false,
  canRemoveAssets: false,
  canUpdateAssets: false,
  canAddUsers: false,
  canRemoveUsers: false,
}
const author: CollectionRights = { ...reader, canAddAssets: true, canUpdateAssets: true }
const keeper: CollectionRights = { ...author, canRemoveAssets: true, canAddUsers: true }
const admin: CollectionRights = { ...keeper, isAdmin: true, canRemoveUsers: true }
const presets = [reader, reader, reader, author, author, keeper, admin] as const

/** Two that have passed by the end of the era, two that have not. */
const expirations = [
  '2025-12-31T23:59:59.000Z',
  '2026-03-31T22:00:00.000Z',
  '2027-12-31T23:59:59.000Z',
  '2030-06-30T22:00:00.000Z',
] as const

const madeAt = new Date(eraEndMs).toISOString()

/** What the dice choose members from. */
interface Choice {
  readonly people: readonly UserRecord[]
  readonly groupIds: readonly string[]
  readonly studioIds: readonly string[]
}

/**
 * Collections of a made-up world: of people who may create them, with members, rights and expiration dates, some empty,
 * some with members who were deactivated since; and one with up to 200 members. Call it when everything else is there.
 */
export function addCollections(world: World, random: Random, people: readonly UserRecord[]): void {
  const choice = {
    people,
    groupIds: [...world.userGroups.keys()].slice(0, 60),
    studioIds: [...world.subscriptions.values()].map(({ id }) => id).slice(0, 20),
  }
  const wanted = (owner: UserRecord, name: string) => {
    const id = toObjectId(eraEndMs, series.collection, world.collections.size + 1)
    return { id, name, ownerId: owner.id, dateAdded: madeAt }
  }
  const [keyOwner] = people
  if (keyOwner) {
    const seats = people.slice(1, 201).map(({ id }) => [id, toMember(keyOwner, reader)] as const)
    const users = new Map(seats)
    world.collections.add(makeCollection({ ...wanted(keyOwner, 'Company reports'), users }))
  }
  for (const person of people) {
    const mayCreate = person.role === 'Artisan' || person.role === 'Curator'
    if (!mayCreate || !person.canCreateCollections || !random.chance(0.3)) continue
    const name = `${random.pick(subjects)} of ${person.firstName}`
    const content = random.chance(0.1) ? {} : makeContent(world, random, choice, person)
    world.collections.add(makeCollection({ ...wanted(person, name), ...content }))
  }
}

function makeContent(
  world: World,
  random: Random,
  { people, groupIds, studioIds }: Choice,
  owner: UserRecord,
): Partial<CollectionRecord> {
  const seat = (id: string) =>
    [id, toMember(owner, random.pick(presets), pickExpiration(random))] as const
  const users = pickSome(random, people, random.below(8)).map(({ id }) => seat(id))
  const studioCount = random.chance(0.05) ? 1 : 0
  return {
    users: new Map(users),
    userGroups: new Map(pickSome(random, groupIds, random.below(3)).map(seat)),
    subscriptions: new Map(pickSome(random, studioIds, studioCount).map(seat)),
    workflows: toItems(owner, world.workflows.of(owner.id)),
    schedules: toItems(owner, world.schedules.of(owner.id)),
    insights: toItems(owner, world.insights.of(owner.id)),
  }
}

function toMember(
  { id: addedById }: UserRecord,
  rights: CollectionRights,
  expirationDate: string | null = null,
): CollectionMember {
  return { dateAdded: madeAt, addedById, expirationDate, rights }
}

function pickExpiration(random: Random): string | null {
  return random.chance(0.15) ? random.pick(expirations) : null
}

function toItems(
  { id: addedById }: UserRecord,
  things: readonly { readonly id: string }[],
): Map<string, CollectionItem> {
  return new Map(things.map(({ id }) => [id, { dateAdded: madeAt, addedById }]))
}

/** The one collection of the small team: Ada's, with a reader, somebody whose time ends, an inactive one, and a group. */
export function addFinanceCollection(world: World): void {
  const userOf = (mail: string) => world.findByEmail(`${mail}@example.test`)[0] as UserRecord
  const ada = userOf('ada.lopez')
  const analysts = [...world.userGroups.values()].find(({ name }) => name === 'Analysts')
  world.collections.add(
    makeCollection({
      id: toObjectId(eraEndMs, series.collection, 1),
      name: 'Finance',
      ownerId: ada.id,
      dateAdded: madeAt,
      users: new Map([
        [userOf('cleo.okafor').id, toMember(ada, reader)],
        [userOf('bo.nguyen').id, toMember(ada, author, '2027-01-31T00:00:00.000Z')],
        [userOf('elodie.martin').id, toMember(ada, reader)],
      ]),
      userGroups: new Map(analysts ? [[analysts.id, toMember(ada, keeper)]] : []),
      workflows: toItems(ada, world.workflows.of(ada.id)),
      schedules: toItems(ada, world.schedules.of(ada.id)),
      insights: toItems(ada, [...world.insights.values()]),
    }),
  )
}
