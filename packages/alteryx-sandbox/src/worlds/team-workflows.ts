import { series, toObjectId } from '../object-id.ts'
import { makeWorkflow } from '../workflows/make-workflow.ts'
import { endingOf } from '../workflows/workflow-package.ts'
import type { WorkflowRecord, WorkflowVersionRecord } from '../workflows/workflow-record.ts'
import type { World } from '../world.ts'
import { questionSets } from './questions.ts'

const firstMs = Date.UTC(2025, 8, 15, 9, 30)
const monthMs = 30 * 86_400_000
const atEachMonth = (index: number) => firstMs + index * monthMs

type Wanted = Partial<WorkflowRecord> & { readonly versionCount?: number }

/** A workflow with a revision for each month from its creation on. */
function make(
  number: number,
  name: string,
  ownerId: string,
  { versionCount = 1, ...wanted }: Wanted,
): WorkflowRecord {
  const [first] = makeWorkflow({
    id: '',
    name,
    ownerId,
    dateCreated: '',
    ...wanted,
  }).versions as [WorkflowVersionRecord]
  const versions = Array.from({ length: versionCount }, (_none, index) => ({
    ...first,
    versionId: toObjectId(atEachMonth(index), series.workflowVersion, number * 16 + index),
    versionNumber: index + 1,
    dateCreated: new Date(atEachMonth(index)).toISOString(),
    comments: index === 0 ? 'first version' : 'new source system',
    fileName: `${name}${endingOf(wanted.packageWorkflowType ?? 'Module')}`,
  }))
  return makeWorkflow({
    id: toObjectId(firstMs, series.workflow, number),
    name,
    ownerId,
    dateCreated: new Date(firstMs).toISOString(),
    ...wanted,
    versions,
    publishedVersionId: versions.at(-1)?.versionId ?? '',
  })
}

/**
 * Four workflows: Ada’s load with three revisions; Bo's app with questions, open to everybody; the
 * curator's month end, which fails and waits for its migration; a macro that nobody else may download.
 */
export function addTeamWorkflows(world: World): WorkflowRecord {
  const idOf = (mail: string) => world.findByEmail(`${mail}@example.test`)[0]?.id ?? ''
  const load = world.workflows.add(make(1, 'Load GL', idOf('ada.lopez'), { versionCount: 3 }))
  const behaviour = { runSeconds: 45, fails: false, warns: false, outputFileNames: ['report.xlsx'] }
  world.workflows.add(
    make(2, 'Churn score', idOf('bo.nguyen'), {
      packageWorkflowType: 'App',
      questions: questionSets[0] ?? [],
      isPublic: true,
      dateMadePublic: new Date(firstMs).toISOString(),
      behaviour,
    }),
  )
  world.workflows.add(
    make(3, 'Month end close', world.ownerId, {
      versionCount: 2,
      isReadyForMigration: true,
      workerTag: 'finance',
      behaviour: { ...behaviour, fails: true },
    }),
  )
  world.workflows.add(
    make(4, 'Fiscal calendar', world.ownerId, {
      packageWorkflowType: 'Macro',
      othersMayDownload: false,
    }),
  )
  return load
}
