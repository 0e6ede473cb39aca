/** Where a run is. A cancelled one ends as `Cancelled`, a failed one as `Completed` with disposition `Error`. */
export type JobStatus = 'Queued' | 'Initializing' | 'Running' | 'Completed' | 'Cancelled'

/** A run of a workflow. Changes over time by the timeline of the world. */
export interface JobRecord {
  readonly id: string
  readonly workflowId: string
  readonly workflowName: string
  readonly versionId: string
  /** Who asked for it; a schedule's owner for a scheduled run. */
  readonly ownerId: string
  readonly scheduleId: string | null
  /** Started through the API: V1 lists only those. */
  readonly isFromApi: boolean
  /** Runs because a published workflow has to be tried; the queue has a priority of its own for these. */
  readonly isValidation: boolean
  readonly createDateTime: string
  readonly startTime: string | null
  readonly endTime: string | null
  readonly status: JobStatus
  /** `None` before the end. */
  readonly disposition: 'None' | 'Success' | 'Warning' | 'Error'
  readonly priority: 'Default' | 'Low' | 'Medium' | 'High' | 'Critical'
  readonly workerTag: string
  readonly credentialId: string
  readonly questions: readonly { readonly name: string; readonly value: string }[]
  readonly runWithE2: boolean
  readonly outputs: readonly {
    readonly id: string
    readonly fileName: string
    readonly availableFormats: readonly string[]
  }[]
  /** Engine codes: 1 information, 2 warning, 3 error (reference 3.2). */
  readonly messages: readonly {
    readonly status: number
    readonly text: string
    readonly toolId: number
  }[]
}
