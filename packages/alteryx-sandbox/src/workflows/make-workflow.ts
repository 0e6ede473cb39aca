import type { WorkflowRecord, WorkflowVersionRecord } from './workflow-record.ts'

type Wanted = Pick<WorkflowRecord, 'id' | 'name' | 'ownerId' | 'dateCreated'> &
  Partial<WorkflowRecord>

/** A workflow with one published revision; whatever is not given takes the product's usual values. */
export function makeWorkflow(wanted: Wanted): WorkflowRecord {
  // The id of the first revision is made from the workflow's, so that worlds need not count them.
  const versionId = `${wanted.id.slice(0, 8)}c4${wanted.id.slice(10)}`
  const version: WorkflowVersionRecord = {
    versionId,
    versionNumber: 1,
    name: wanted.name,
    dateCreated: wanted.dateCreated,
    uploadSource: 'Designer',
    uploadedById: wanted.ownerId,
    comments: '',
    runDisabled: false,
    executionMode: 'Standard',
    workflowCredentialType: 'Default',
    credentialId: '',
    hasPrivateDataExemption: false,
    othersMayDownload: true,
    fileName: `${wanted.name}.yxmd`,
    isAmp: true,
    downloadCount: 0,
    runCount: 0,
  }
  return {
    sourceAppId: wanted.id,
    runCount: 0,
    lastRunTime: null,
    workerTag: '',
    districtTags: [],
    comments: '',
    isPublic: false,
    dateMadePublic: null,
    isReadyForMigration: false,
    publishedVersionId: versionId,
    othersMayDownload: true,
    othersCanViewHistory: true,
    othersCanExecute: true,
    executionMode: 'Standard',
    hasPrivateDataExemption: false,
    packageWorkflowType: 'Module',
    versions: [version],
    questions: [],
    behaviour: { runSeconds: 20, fails: false, warns: false, outputFileNames: ['result.csv'] },
    ...wanted,
  }
}
