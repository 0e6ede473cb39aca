import { series, toObjectId } from '../object-id.ts'
import type { Random } from '../random.ts'
import type { UserRecord } from '../records.ts'
import type { World } from '../world.ts'
import { eraStartMs } from './people.ts'

const boards = ['Sales board', 'Stock board', 'Claims board', 'Payroll board'] as const

/** Insights of people who publish, about one for ten of them, at the most 200. Only old releases show them. */
export function addInsights(world: World, random: Random, people: readonly UserRecord[]): void {
  for (const person of people) {
    const publishes = person.role === 'Artisan' || person.role === 'Curator'
    if (!publishes || world.insights.size >= 200 || !random.chance(0.1)) continue
    addInsight(world, person.id, `${random.pick(boards)} of ${person.firstName}`)
  }
}

/** One insight, last changed on the first day of the era. */
export function addInsight(world: World, ownerId: string, name: string): void {
  world.insights.add({
    id: toObjectId(eraStartMs, series.insight, world.insights.size + 1),
    name,
    ownerId,
    lastUpdated: new Date(eraStartMs).toISOString(),
    iconId: '',
  })
}
