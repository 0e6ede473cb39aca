import { z } from 'zod'
import { readFlag, readInstant, readList, readText, serverId } from '../../values.ts'

/** How freely a workflow may act on the machine it runs on (reference 3.2). */
export const executionModes = ['Safe', 'SemiSafe', 'Standard'] as const
/** Whose credential a run uses: the default one, one its starter names, or a fixed one (reference 3.2). */
export const workflowCredentialTypes = ['Default', 'Required', 'Specific'] as const
/** `Module` is an ordinary workflow, `App` an analytic app with questions. */
export const packageWorkflowTypes = ['App', 'Module', 'Macro'] as const
export const jobPriorities = ['Default', 'Low', 'Medium', 'High', 'Critical'] as const
export type JobPriority = (typeof jobPriorities)[number]

const readNumber = z
  .number()
  .nullish()
  .transform((value) => value ?? null)

/** ReducedWorkflowView. `publishedVersionNumber` was seen as 0 where 1 and more was expected; 2022 has no `sourceAppId`. */
export const reducedWorkflow = z.object({
  id: serverId,
  sourceAppId: readText,
  name: readText,
  ownerId: serverId,
  dateCreated: readInstant,
  publishedVersionNumber: readNumber,
  isAmp: readFlag,
  executionMode: readText,
})

/** What Designer wrote into the package. */
const details = z
  .object({
    isAmp: readFlag,
    fileName: readText,
    author: readText,
    copyright: readText,
    description: readText,
    name: readText,
    noOutputFilesMessage: readText,
    outputMessage: readText,
    url: readText,
    urlText: readText,
  })
  .nullish()
  .transform((value) => value ?? null)

/** One revision. `uploadSource` was `Designer` or `Direct`, today `Designer` or `ServerUIorServerAPI`: an open word. */
export const workflowVersion = z.object({
  versionId: serverId,
  versionNumber: readNumber,
  dateCreated: readInstant,
  uploadSource: readText,
  uploadDate: readInstant,
  packageWorkflowType: readText,
  published: readFlag,
  comments: readText,
  runDisabled: readFlag,
  executionMode: readText,
  workflowCredentialType: readText,
  credentialId: readText,
  hasPrivateDataExemption: readFlag,
  othersMayDownload: readFlag,
  othersCanViewHistory: readFlag,
  details,
})

/** WorkflowView: `view=Full` and one workflow. No credential fields of its own: they are in the revisions. */
export const workflow = z.object({
  id: serverId,
  sourceAppId: readText,
  dateCreated: readInstant,
  runCount: readNumber,
  versions: readList(workflowVersion),
  name: readText,
  ownerId: serverId,
  workerTag: readText,
  districtTags: readList(z.string()),
  comments: readText,
  isPublic: readFlag,
  isReadyForMigration: readFlag,
  publishedVersionId: readText,
  othersMayDownload: readFlag,
  othersCanViewHistory: readFlag,
  othersCanExecute: readFlag,
  executionMode: readText,
  hasPrivateDataExemption: readFlag,
  packageWorkflowType: readText,
})
export type ServerWorkflow = z.output<typeof workflow>

/** WorkflowQuestionView. The full list of `questionType` is not known (reference 8). */
export const workflowQuestion = z.object({
  name: readText,
  questionType: readText,
  description: readText,
  value: readText,
  multiple: readFlag,
  items: readList(z.object({ key: readText, value: readText })),
})

/** WorkflowJobView: a job in the list of one workflow. */
export const workflowJob = z.object({
  id: serverId,
  createDate: readInstant,
  status: readText,
  priority: readText,
  workerTag: readText,
  runWithE2: readFlag,
})
