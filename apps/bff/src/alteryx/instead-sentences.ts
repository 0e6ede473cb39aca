/** What is done in place of an operation that a Server lacks: one sentence, by operation id. */
const byOperation: Readonly<Record<string, string>> = {
  Users_TransferAssets:
    'The console can’t hand over what somebody owns. Change the owner of each workflow, schedule and collection on the Server’s own pages before you delete the user.',
  UserGroups_AddActiveDirectoryGroupToCustomGroup:
    'Directory groups are left as they are. Add their people one by one, or the directory group on the Server’s own pages.',
  UserGroups_RemoveActiveDirectoryGroupFromCustomGroup:
    'Directory groups are left as they are. Remove the directory group on the Server’s own pages.',
  Workflows_TransferWorkflow:
    'The console can’t move a workflow to another owner. Change its owner on the Server’s own pages.',
  Workflows_AddVersionToWorkflow:
    'A new version can’t be uploaded. Publish it from Designer, or upload it as a new workflow.',
  Workflows_DownloadWorkflow:
    'Packages can’t be downloaded. Open the workflow in Designer and save it from there.',
  Workflows_GetWorkflowQuestions:
    'The questions of an analytic app can’t be read. Look at them in Designer.',
  Workflows_GetJobsForWorkflow:
    'Runs of a workflow can’t be listed. Its last run is known from its schedules alone.',
  Workflows_Enqueue:
    'A workflow can’t be started from here. Run it on the Server’s own pages, or give it a schedule.',
  Schedules_UpdateSchedulePatch:
    'Schedules can’t be switched on or off here: writing the whole schedule would lose its rule, which can’t be read back. Switch it on the Server’s own pages.',
  Jobs_GetJobV3: 'A single job can’t be opened. Look for it on the Server’s own pages.',
  Jobs_GetJobMessages:
    'Messages of a job can’t be read. Look at the job on the Server’s own pages.',
  Jobs_CancelJob: 'A job can’t be cancelled from here. Cancel it on the Server’s own pages.',
  Jobs_GetJobsInQueue:
    'There is no list of all jobs. The console can read the jobs of one workflow at a time where the Server has that.',
  Credentials_AddCredential:
    'Credentials can’t be added from here. Add them on the Server’s own pages, then share them here.',
  Credentials_UpdateCredential:
    'Passwords of credentials can’t be changed from here. Change them on the Server’s own pages.',
}

/** By the first step of the path, for areas that came or went as a whole. */
const byArea: Readonly<Record<string, string>> = {
  dcm: 'Connections of DCM are not shown. Manage them in Designer or on the Server’s own pages.',
  dcmeconnections: 'Connections of DCM are not shown. Manage them on the Server’s own pages.',
  subscriptions: 'Studios are not shown. Manage them on the Server’s own pages.',
  usage: 'Usage is not shown. Export it on the Server’s own pages.',
  insights: 'Insights left the API; what is kept in them is managed on the Server’s own pages.',
}

interface Missing {
  readonly operationId: string
  readonly area: string
  readonly path: string
  readonly since: string
  readonly until: string | null
}

/** Why an operation is missing and what to do instead, as sentences. */
export function explainMissing(operation: Missing): string {
  const { operationId, path, area, since, until } = operation
  const why = until
    ? `This Server does not offer it: releases newer than ${until} no longer have it.`
    : `This Server does not offer it: it came with release ${since}, or is switched off here.`
  const instead =
    byOperation[operationId] ??
    byArea[path.includes('/insights') ? 'insights' : area.toLowerCase()] ??
    `Use the Server’s own pages for it${until ? '' : ', or update the Server'}.`
  return `${why} ${instead}`
}
