import { forgetInsight } from '../collections/collection-changes.ts'
import type { World } from '../world.ts'

/** Insights go with their owner: no call hands them on or deletes them (our choice). */
export function removeInsightsOf(world: World, ownerId: string): void {
  for (const { id } of world.insights.of(ownerId)) {
    forgetInsight(world, id)
    world.insights.remove(id)
  }
}
