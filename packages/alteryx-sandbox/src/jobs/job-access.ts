import type { Viewer } from '../workflows/workflow-access.ts'
import { sharedThrough } from '../workflows/workflow-access.ts'
import type { World } from '../world.ts'
import type { JobRecord } from './job-record.ts'

/** Which jobs somebody sees: their own, and those of schedules shared through collections; Curators all (reference 2.7). */
export function jobAccessOf(world: World, viewer: Viewer): (job: JobRecord) => boolean {
  if (viewer.role === 'Curator') return () => true
  const schedules = sharedThrough(world, viewer, 'schedules')
  return ({ ownerId, scheduleId }) =>
    ownerId === viewer.user.id || (scheduleId !== null && schedules.has(scheduleId))
}
