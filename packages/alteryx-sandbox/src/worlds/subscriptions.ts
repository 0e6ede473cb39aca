import { series, toObjectId } from '../object-id.ts'
import type { Random } from '../random.ts'
import { defaultStudioId, type UserRecord } from '../records.ts'
import { makeSubscription } from '../subscriptions/make-subscription.ts'
import type { World } from '../world.ts'
import { eraEndMs, eraStartMs } from './people.ts'

const names = [
  'Finance Studio',
  'Marketing Studio',
  'Data Science Studio',
  'Supply Chain Studio',
  'Audit Studio',
  'Controlling Studio',
  'Sales Studio',
  'Risk Studio',
] as const

/**
 * Studios of a made-up world: one for each 40 people, at least 3 and at the most 60. A third of the people is in one of
 * them, the others in the default studio; the last studio is empty, and some studios share a name.
 */
export function addSubscriptions(
  world: World,
  random: Random,
  people: readonly UserRecord[],
): void {
  addDefault(world)
  const count = Math.min(60, Math.max(3, Math.round(people.length / 40)))
  const credentialIds = [...world.credentials.values()].map(({ id }) => id)
  const ids = Array.from({ length: count }, (_none, index) => {
    const credentialId = random.chance(0.3)
      ? (credentialIds[index % credentialIds.length] ?? '')
      : ''
    const canShareSchedules = random.chance(0.5)
    return addStudio(world, index + 1, random.pick(names), { credentialId, canShareSchedules })
  })
  const used = ids.slice(0, -1)
  for (const { id } of people.slice(1)) {
    if (random.chance(1 / 3)) world.updateUser(id, { subscriptionId: random.pick(used) })
  }
}

/** The small team's: Ada and Cleo in `Finance Studio`, nobody in `Trial Studio`, the others in the default one. */
export function addThreeSubscriptions(world: World): void {
  addDefault(world)
  const finance = addStudio(world, 1, 'Finance Studio', { canShareSchedules: true })
  addStudio(world, 2, 'Trial Studio', {})
  for (const mail of ['ada.lopez@example.test', 'cleo.okafor@example.test']) {
    const [person] = world.findByEmail(mail)
    if (person) world.updateUser(person.id, { subscriptionId: finance })
  }
}

function addDefault(world: World): void {
  const dateUpdated = new Date(eraStartMs).toISOString()
  const fields = { id: defaultStudioId, name: 'Default Studio', dateUpdated }
  world.subscriptions.add(makeSubscription(fields))
}

function addStudio(
  world: World,
  number: number,
  name: string,
  more: { readonly credentialId?: string; readonly canShareSchedules?: boolean },
): string {
  const id = toObjectId(eraEndMs, series.subscription, number)
  const dateUpdated = new Date(eraEndMs).toISOString()
  return world.subscriptions.add(makeSubscription({ id, name, dateUpdated, ...more })).id
}
