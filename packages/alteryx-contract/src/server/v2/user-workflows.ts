import { z } from 'zod'
import { operation } from '../../operation.ts'
import { createdId, filePart, serverId } from '../../values.ts'
import { jobV1 } from '../v1/jobs.ts'
import { appAnswer } from '../v1/subscription-workflows.ts'
import { jobPriorities } from '../v3/workflow-views.ts'

/** The answer is the value for a File Browse question; how long the file is kept is not known. The ids are ours. */
export const uploadInputFile = operation({
  method: 'POST',
  path: '/user/v2/inputfiles',
  status: 200,
  operationId: 'UserV2_UploadInputFile',
  role: 'user',
  since: '2021.4',
  danger: 'none',
  encoding: 'multipart',
  encodings: ['multipart'],
  summary: 'Uploads a file that answers a File Browse question and answers its reference.',
  body: z.object({ inputFile: filePart }),
  response: createdId,
})

/** A workflow that was published to require a credential runs only with one that is shared with the caller. */
export const runWorkflowV2 = operation({
  method: 'POST',
  path: '/user/v2/workflows/:appId/jobs',
  status: 200,
  operationId: 'UserV2_RunWorkflow',
  role: 'user',
  since: '2021.4',
  danger: 'caution',
  encodings: ['json', 'text'],
  summary: 'Puts a run of a workflow into the queue, with a credential if needed.',
  params: z.object({ appId: serverId }),
  body: z.object({
    questions: z.array(appAnswer).optional(),
    priority: z.enum(jobPriorities).optional(),
    credentialId: z.string().optional(),
  }),
  response: jobV1,
})
