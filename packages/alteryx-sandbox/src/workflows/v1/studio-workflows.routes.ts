import {
  downloadApp,
  downloadAppShort,
  getAppQuestions,
  listStudioWorkflows,
} from '@curator/alteryx-contract/server/v1/subscription-workflows'
import type { IRouter } from 'express'
import { findWorkflow } from '../../find-record.ts'
import { takeSlice } from '../../paging.ts'
import { jsonReply, type Reply, refuse } from '../../reply.ts'
import { type Caller, serve } from '../../serve.ts'
import type { SandboxState } from '../../state.ts'
import { sharesStudio } from '../workflow-access.ts'
import { sendPackage } from '../workflow-files.routes.ts'
import type { WorkflowRecord } from '../workflow-record.ts'
import { findAccessible } from '../workflow-rules.ts'
import { publishedVersion } from '../workflow-views.ts'
import { findInV1, sortInV1 } from './search-v1.ts'
import { toQuestionV1, toStudioWorkflow } from './workflow-views-v1.ts'

/** Workflows for everybody with API access, in the words of V1 (server-v1v2 7.1, 7.2, 7.7). */
export function studioWorkflowRoutes(router: IRouter, state: SandboxState): void {
  serve(router, state, listStudioWorkflows, ({ query }, { user }) => {
    const { world } = state
    const kind = toKind(query.packageType)
    const inStudio = [...world.workflows.values()].filter(
      (workflow) =>
        sharesStudio(world, user, workflow.ownerId) &&
        (kind === undefined || workflow.packageWorkflowType === kind) &&
        findInV1(workflow, query.search),
    )
    const page = takeSlice(sortInV1(world, inStudio, query), query)
    return jsonReply(
      200,
      page.map((workflow) => toStudioWorkflow(state, workflow)),
    )
  })
  serve(router, state, getAppQuestions, ({ params }, caller) => {
    const { questions } = findAccessible(state, params.appId, caller)
    return jsonReply(200, questions.map(toQuestionV1))
  })
  for (const spec of [downloadApp, downloadAppShort]) {
    serve(router, state, spec, ({ params, query }, caller) =>
      download(state, caller, params.appId, query.version),
    )
  }
}

const kinds = ['App', 'Module', 'Macro'] as const

/** 0 app, 1 workflow, 2 macro, or the words; anything else finds everything (our choice). */
function toKind(text: string | undefined): WorkflowRecord['packageWorkflowType'] | undefined {
  if (text === undefined) return undefined
  const word = text.toLowerCase() === 'workflow' ? 'module' : text.toLowerCase()
  return kinds[Number(text)] ?? kinds.find((kind) => kind.toLowerCase() === word)
}

/** `version` may be the number of a revision or its id: sources name it and say no more (our choice). */
function download(
  state: SandboxState,
  caller: Caller,
  appId: string,
  wanted: string | undefined,
): Reply {
  const workflow = findWorkflow(state, appId)
  const version =
    wanted === undefined
      ? publishedVersion(workflow)
      : workflow.versions.find((item) => [item.versionId, `${item.versionNumber}`].includes(wanted))
  if (!version) throw refuse(400, 'The version does not belong to the workflow.')
  return sendPackage(state, caller, workflow, version)
}
