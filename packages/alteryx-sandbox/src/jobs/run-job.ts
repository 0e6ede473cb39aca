import type { World } from '../world.ts'
import { endJob } from './end-job.ts'

/** Until the engine has started. */
const initializingMs = 2000

/** Jobs that run at once for each worker tag: four, and one for each hundred schedules, so that large Servers keep up. */
function workerSlots(world: World): number {
  return Math.max(4, Math.ceil(world.schedules.size / 100))
}

/** Free workers take what waits for them. */
export function pickUp(world: World, workerTag: string, atMs: number): void {
  const lane = world.jobQueue.lane(workerTag)
  while (lane.busy < workerSlots(world)) {
    const jobId = lane.next()
    if (jobId === undefined) return
    // Cancelled ones leave the queue when their turn comes.
    if (world.jobs.get(jobId)?.status === 'Queued') begin(world, jobId, atMs)
  }
}

function begin(world: World, jobId: string, atMs: number): void {
  const { workerTag } = world.jobs.update(jobId, {
    status: 'Initializing',
    startTime: new Date(atMs).toISOString(),
  })
  world.jobQueue.lane(workerTag).busy += 1
  const runSeconds = world.jobQueue.planned.get(jobId)?.runSeconds ?? 0
  world.timeline.at(atMs + initializingMs, () => {
    if (world.jobs.get(jobId)?.status === 'Initializing') {
      world.jobs.update(jobId, { status: 'Running' })
    }
  })
  world.timeline.at(atMs + initializingMs + runSeconds * 1000, (endMs) => {
    if (world.jobs.get(jobId)?.status !== 'Running') return
    endJob(world, jobId, 'Completed', endMs)
    freeWorker(world, workerTag, endMs)
  })
}

function freeWorker(world: World, workerTag: string, atMs: number): void {
  world.jobQueue.lane(workerTag).busy -= 1
  pickUp(world, workerTag, atMs)
}

/** Stops a job that runs or waits. It can still be asked for, as Cancelled, so that whoever polls sees its end (our choice). */
export function cancelJob(world: World, jobId: string, atMs: number): void {
  const { status, workerTag } = world.jobs.need(jobId)
  endJob(world, jobId, 'Cancelled', atMs)
  if (status !== 'Queued') freeWorker(world, workerTag, atMs)
}
