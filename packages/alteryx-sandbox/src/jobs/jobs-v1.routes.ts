import { downloadJobOutput, getJobV1 } from '@curator/alteryx-contract/server/v1/jobs'
import {
  listAppJobs,
  runWorkflowV1,
} from '@curator/alteryx-contract/server/v1/subscription-workflows'
import { runWorkflowV2, uploadInputFile } from '@curator/alteryx-contract/server/v2/user-workflows'
import { filePart } from '@curator/alteryx-contract/values'
import type { IRouter } from 'express'
import { z } from 'zod'
import { refuseField } from '../model-state.ts'
import { takeSlice } from '../paging.ts'
import { fileReply, jsonReply, type Reply, refuse } from '../reply.ts'
import { type Caller, serve } from '../serve.ts'
import type { SandboxState } from '../state.ts'
import { findAccessible } from '../workflows/workflow-rules.ts'
import { checkRun, type RunWish } from './check-run.ts'
import { jobAccessOf } from './job-access.ts'
import { writeOutput } from './job-output.ts'
import { toAppJob, toJobV1 } from './job-views.ts'
import { findJob } from './jobs.routes.ts'
import { startJob } from './start-job.ts'
import { jobsOf, sortJobs } from './workflow-jobs.routes.ts'

/** Jobs of V1 and V2 (server-v1v2 6.2, 6.3, 7.3 to 7.6). */
export function jobV1Routes(router: IRouter, state: SandboxState): void {
  serve(router, state, { ...runWorkflowV1, body: looseBody }, ({ params, body }, caller) =>
    run(state, caller, params.appId, { ...body, credentialId: '' }),
  )
  serve(router, state, { ...runWorkflowV2, body: looseBody }, ({ params, body }, caller) =>
    run(state, caller, params.appId, body),
  )
  serve(router, state, listAppJobs, ({ params, query }, caller) => {
    const { id } = findAccessible(state, params.appId, caller)
    const isVisible = jobAccessOf(state.world, caller)
    // V1 lists only what was started through the API.
    const jobs = jobsOf(state.world, id).filter((job) => job.isFromApi && isVisible(job))
    return jsonReply(200, takeSlice(sortJobs(jobs, query), query).map(toAppJob))
  })
  serve(router, state, getJobV1, ({ params, query }, caller) => {
    const job = findJob(state, params.jobId, caller)
    return jsonReply(200, toJobV1(job, query.includeMessages !== 'false'))
  })
  serve(router, state, downloadJobOutput, ({ params, query }, caller) => {
    const job = findJob(state, params.jobId, caller)
    const output = job.outputs.find((item) => item.id === params.outputId)
    if (!output) throw refuse(404, 'The output was not found.')
    const { format = 'Raw', attachment } = query
    // The real refusal is not known (server-v1v2 7.6).
    if (!output.availableFormats.includes(format)) {
      throw refuse(400, `The output is not available as ${format}.`)
    }
    const file = writeOutput(job, output.fileName)
    const reply = fileReply(file.bytes, file.fileName, file.contentType)
    return attachment === 'false' ? inline(reply) : reply
  })
  serve(router, state, anyInputFile, ({ body }, caller) => {
    const file = body.inputFile ?? body.file
    if (!file) throw refuseField(uploadInputFile.operationId, 'inputFile', 'A file is needed.')
    const id = state.world.newId(state.clock.now(), 'inputFile')
    state.world.inputFiles.add({ ...file, id, ownerId: caller.user.id })
    return jsonReply(200, id)
  })
}

/** One client names the part `file`; the product wants `inputFile` (server-v1v2 6.2). */
const anyInputFile = {
  ...uploadInputFile,
  body: z.object({ inputFile: filePart.optional(), file: filePart.optional() }),
}

/** No body, `{}` and a priority as a digit are sent by clients and taken (server-v1v2 3, 7.3). */
const looseBody = z
  .object({
    questions: runWorkflowV2.body.shape.questions,
    priority: z.union([z.string(), z.number().transform(String)]).optional(),
    credentialId: z.string().optional(),
  })
  .default({})

function run(state: SandboxState, caller: Caller, appId: string, wish: RunWish): Reply {
  const request = checkRun(state, caller, appId, wish)
  return jsonReply(200, toJobV1(startJob(state.world, request, state.clock.now())))
}

/** Shown in the browser instead of stored. */
function inline(reply: Reply): Reply {
  const { 'content-disposition': disposition = '', ...headers } = reply.headers ?? {}
  const shown = disposition.replace(/^attachment/, 'inline')
  return { ...reply, headers: { ...headers, 'content-disposition': shown } }
}
