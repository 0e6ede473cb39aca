import type { World } from '../world.ts'
import { busyServer } from './busy-server.ts'
import { large } from './large.ts'
import { smallTeam } from './small-team.ts'

/** The worlds a practice server can start with. */
export const worldNames = ['small-team', 'busy-server', 'large'] as const
export type WorldName = (typeof worldNames)[number]

/** A world by name. `userCount` counts for `large` alone; `seed` for the made-up ones. */
export function loadWorld(name: WorldName, userCount: number, seed: number): World {
  switch (name) {
    case 'small-team':
      return smallTeam()
    case 'busy-server':
      return busyServer(seed)
    case 'large':
      return large(userCount, seed)
  }
}
