import type { JobRecord } from './job-record.ts'

/** Told of the end of a job: completed (also with an error) or cancelled. */
export type OnJobEnd = (job: JobRecord) => void

/** How a job will go; fixed when it is asked for, so that a workflow deleted meanwhile does not stop it. */
export interface PlannedRun {
  readonly runSeconds: number
  readonly disposition: 'Success' | 'Warning' | 'Error'
  readonly outputFileNames: readonly string[]
  readonly onEnd: OnJobEnd | undefined
}

/** Finished jobs that are kept, the latest ones; older ones are unknown from then on. */
export const keptJobs = 50_000

const ranks = ['Critical', 'High', 'Medium', 'Low', 'Default'] as const
const rankOf = (priority: JobRecord['priority']) =>
  // Low is what Default means (server-v1v2 3: the queue numbers both 0).
  ranks.indexOf(priority === 'Default' ? 'Low' : priority)

/** The workers with one tag: how many of them are busy, and the jobs that wait for one. */
export class Lane {
  busy = 0
  readonly #waiting: string[][] = ranks.map(() => [])

  wait(job: JobRecord): void {
    this.#waiting[rankOf(job.priority)]?.push(job.id)
  }

  /** The next job: the highest priority first, within one the oldest. */
  next(): string | undefined {
    return this.#waiting.find((ids) => ids.length > 0)?.shift()
  }
}

/** The queue of a Server: what waits, what runs, which ended jobs are still known. */
export class JobQueue {
  /** Jobs that have not ended, with how they will go. */
  readonly planned = new Map<string, PlannedRun>()
  readonly #lanes = new Map<string, Lane>()
  readonly #ended: string[] = []
  #oldest = 0

  lane(workerTag: string): Lane {
    const lane = this.#lanes.get(workerTag) ?? new Lane()
    this.#lanes.set(workerTag, lane)
    return lane
  }

  /** Remembers that a job has ended; answers the one that has to be forgotten for it, if any. */
  end(jobId: string): string | undefined {
    if (this.#ended.length < keptJobs) {
      this.#ended.push(jobId)
      return undefined
    }
    const forgotten = this.#ended[this.#oldest]
    this.#ended[this.#oldest] = jobId
    this.#oldest = (this.#oldest + 1) % keptJobs
    return forgotten
  }
}
