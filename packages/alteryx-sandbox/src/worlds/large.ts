import type { World } from '../world.ts'
import { type GroupShape, makeUpWorld } from './made-up.ts'

/** `userCount` people, and one group for each hundred of them (at least 3, at the most 400) that holds about 150. */
export function large(userCount: number, seed: number, scheduleCount: number): World {
  const groupCount = Math.min(400, Math.max(3, Math.round(userCount / 100)))
  const share = Math.min(0.5, 150 / userCount)
  const groups = Array.from({ length: groupCount }, (_none, index): GroupShape => {
    const role = index % 4 === 0 ? 'Artisan' : 'Viewer'
    return { name: `Team ${String(index + 1).padStart(3, '0')}`, role, share }
  })
  return makeUpWorld(userCount, groups, seed, scheduleCount)
}
