import type { World } from '../world.ts'
import { busyServer } from './busy-server.ts'
import { large } from './large.ts'
import { smallTeam } from './small-team.ts'

/** The worlds a practice server can start with. */
export const worldNames = ['small-team', 'busy-server', 'large'] as const
export type WorldName = (typeof worldNames)[number]

/**
 * A world by name. `userCount` counts for `large` alone; `seed` and `scheduleCount` for the made-up ones, where `null`
 * means as many as fit.
 */
export function loadWorld(
  name: WorldName,
  userCount: number,
  seed: number,
  scheduleCount: number | null = null,
): World {
  switch (name) {
    case 'small-team':
      return smallTeam()
    case 'busy-server':
      return busyServer(seed, scheduleCount ?? 400)
    case 'large':
      return large(userCount, seed, scheduleCount ?? Math.round(userCount / 5))
  }
}
