import { usableCredentials } from '../credentials/usable-credentials.ts'
import { refuse } from '../reply.ts'
import type { Caller } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { mayRun } from '../workflows/workflow-access.ts'
import type { WorkflowRecord } from '../workflows/workflow-record.ts'
import { publishedVersion } from '../workflows/workflow-views.ts'
import type { RunRequest } from './start-job.ts'

/** A request to run something, as it comes in. */
export interface RunWish {
  readonly priority?: string | undefined
  readonly workerTag?: string | undefined
  readonly credentialId?: string | undefined
  readonly questions?:
    | readonly { readonly name: string; readonly value: string | readonly string[] }[]
    | undefined
}

const words = ['Default', 'Low', 'Medium', 'High', 'Critical'] as const

/**
 * What is put into the queue, or a refusal: 404 for an unknown workflow, 403 for one the caller may not run, 400 for what
 * can't be run as asked. People without the right to set priorities or worker tags get the usual ones: no source says that
 * they are refused (our choice).
 */
export function checkRun(
  state: SandboxState,
  caller: Caller,
  workflowId: string,
  wish: RunWish,
): RunRequest {
  const workflow = state.world.workflows.get(workflowId)
  if (!workflow) throw refuse(404, 'The workflow was not found.')
  const version = publishedVersion(workflow)
  if (version.runDisabled || !mayRun(state.world, caller, workflow)) {
    throw refuse(403, 'You have no right to run this workflow.')
  }
  if (workflow.packageWorkflowType === 'Macro') throw refuse(400, 'A macro can’t be run.')
  const { user, role } = caller
  const priority = toPriority(wish.priority)
  return {
    workflowId,
    ownerId: user.id,
    isFromApi: true,
    // As for schedules: a Curator needs no right of their own (reference 2.5).
    priority: role === 'Curator' || user.canPrioritizeJobs ? priority : 'Default',
    workerTag: user.canAssignJobs ? wish.workerTag : undefined,
    credentialId: toCredential(state, caller, workflow, wish.credentialId ?? ''),
    questions: (wish.questions ?? []).map(({ name, value }) => ({
      name,
      value: typeof value === 'string' ? value : value.join(','),
    })),
  }
}

/** A word, or a digit: 0 low to 3 critical (server-v1v2 3). */
function toPriority(text = 'Default'): (typeof words)[number] {
  const word = words.find((item) => item.toLowerCase() === text.toLowerCase())
  const numbered = /^[0-3]$/.test(text) ? words[Number(text) + 1] : undefined
  const priority = word ?? numbered
  if (!priority) throw refuse(400, `The priority ${text} is not known.`)
  return priority
}

/** A workflow that requires a credential runs only with one the caller may use; another one's is taken from the workflow. */
function toCredential(
  { world }: SandboxState,
  { user, role }: Caller,
  workflow: WorkflowRecord,
  credentialId: string,
): string | undefined {
  const { workflowCredentialType } = publishedVersion(workflow)
  if (credentialId === '') {
    if (workflowCredentialType === 'Required') throw refuse(400, 'A credential is needed.')
    return undefined
  }
  const known =
    role === 'Curator' ? [...world.credentials.values()] : usableCredentials(world, user)
  if (known.some(({ id }) => id === credentialId)) return credentialId
  throw refuse(400, 'The credential was not found.')
}
