import type { World } from '../world.ts'
import type { JobRecord } from './job-record.ts'

/** Jobs that contradict themselves, the queue or their workflow, as sentences. */
export function checkJobs(world: World): string[] {
  return [...world.jobs.values()].flatMap((job) =>
    faultsOf(world, job).map((fault) => `job ${job.id} ${fault}`),
  )
}

function faultsOf(world: World, job: JobRecord): string[] {
  const hasEnded = job.status === 'Completed' || job.status === 'Cancelled'
  const isPlanned = world.jobQueue.planned.has(job.id)
  const faults: string[] = []
  if (hasEnded === isPlanned) faults.push(hasEnded ? 'has ended and will end' : 'will never end')
  if (hasEnded !== (job.endTime !== null)) faults.push('has ended without an end, or the reverse')
  if ((job.disposition === 'None') !== (job.status !== 'Completed')) {
    faults.push(`is ${job.status} with ${job.disposition}`)
  }
  if (!world.workflows.has(job.workflowId) && !world.deletedWorkflows.has(job.workflowId)) {
    faults.push('ran a workflow nobody knows')
  }
  return faults
}
