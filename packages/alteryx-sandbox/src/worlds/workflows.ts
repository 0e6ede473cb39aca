import { series, toObjectId } from '../object-id.ts'
import type { Random } from '../random.ts'
import type { UserRecord } from '../records.ts'
import { makeWorkflow } from '../workflows/make-workflow.ts'
import { endingOf } from '../workflows/workflow-package.ts'
import type { WorkflowRecord, WorkflowVersionRecord } from '../workflows/workflow-record.ts'
import type { World } from '../world.ts'
import { eraEndMs } from './people.ts'
import { questionSets } from './questions.ts'

const subjects = [
  'GL balances',
  'Payroll',
  'Sales orders',
  'Churn score',
  'Store traffic',
  'Invoices',
  'Forecast',
  'Inventory',
  'Claims',
  'Call centre',
  'Überweisungen',
  'Customer 360',
] as const
const verbs = ['Load', 'Clean', 'Match', 'Report', 'Publish', 'Check'] as const
/** What happens to names over the years. */
const suffixes = [' (old)', ' v2', ' FINAL', ' – copy'] as const
const notes = [
  'first version',
  'new source system',
  'faster join',
  'asked for by audit',
  'fixed rounding',
] as const

/** Gives people who may publish (Artisans, Curators) some workflows. */
export function addWorkflows(world: World, random: Random, people: readonly UserRecord[]): void {
  let number = 0
  for (const person of people) {
    if (person.role !== 'Artisan' && person.role !== 'Curator') continue
    for (let left = random.below(4); left > 0; left -= 1) {
      number += 1
      world.workflows.add(makeUp(random, number, person))
    }
  }
}

/** Among them what a curator worries about: failing ones, public ones, disabled ones, old revisions in use. */
function makeUp(random: Random, number: number, owner: UserRecord): WorkflowRecord {
  const ownerMs = Date.parse(owner.dateCreated)
  const createdMs = Math.floor(ownerMs + random.next() * (eraEndMs - ownerMs))
  const name = `${random.pick(verbs)} ${random.pick(subjects)}${random.chance(0.08) ? random.pick(suffixes) : ''}`
  const kind = pickKind(random)
  const versions = makeUpVersions(random, { number, createdMs, name, owner, kind })
  const published = (random.chance(0.06) ? versions[0] : versions.at(-1)) as WorkflowVersionRecord
  const isPublic = random.chance(0.08)
  return makeWorkflow({
    id: toObjectId(createdMs, series.workflow, number),
    name,
    ownerId: owner.id,
    dateCreated: versions[0]?.dateCreated ?? '',
    workerTag: random.chance(0.1) ? random.pick(['finance', 'night', 'gpu']) : '',
    comments: published.comments,
    isPublic,
    dateMadePublic: isPublic ? published.dateCreated : null,
    isReadyForMigration: random.chance(0.04),
    publishedVersionId: published.versionId,
    othersMayDownload: published.othersMayDownload,
    othersCanExecute: !random.chance(0.1),
    executionMode: published.executionMode,
    packageWorkflowType: kind,
    versions,
    questions: kind === 'App' ? random.pick(questionSets) : [],
    behaviour: {
      runSeconds: Math.ceil(2 + random.next() ** 4 * 900),
      fails: random.chance(0.06),
      warns: random.chance(0.12),
      outputFileNames: random.pick(outputs),
    },
  })
}

const outputs = [['result.csv'], ['report.xlsx'], ['report.html', 'detail.csv'], []] as const

function pickKind(random: Random): WorkflowRecord['packageWorkflowType'] {
  const dice = random.next()
  return dice < 0.72 ? 'Module' : dice < 0.94 ? 'App' : 'Macro'
}

interface Ground {
  readonly number: number
  readonly createdMs: number
  readonly name: string
  readonly owner: UserRecord
  readonly kind: WorkflowRecord['packageWorkflowType']
}

/** One to eight revisions, most workflows having one. */
function makeUpVersions(random: Random, ground: Ground): WorkflowVersionRecord[] {
  const count = 1 + Math.floor(random.next() ** 5 * 8)
  const isAmp = random.chance(0.8)
  const stepMs = (eraEndMs - ground.createdMs) / count
  return Array.from({ length: count }, (_none, index) => {
    const atMs = Math.floor(ground.createdMs + index * stepMs)
    return {
      versionId: toObjectId(atMs, series.workflowVersion, ground.number * 8 + index),
      versionNumber: index + 1,
      name: ground.name,
      dateCreated: new Date(atMs).toISOString(),
      uploadSource: random.chance(0.8) ? 'Designer' : 'Server',
      uploadedById: ground.owner.id,
      comments: random.chance(0.4) ? random.pick(notes) : '',
      runDisabled: random.chance(0.02),
      executionMode: random.chance(0.9) ? 'Standard' : random.pick(['Safe', 'SemiSafe']),
      workflowCredentialType: random.chance(0.04) ? 'Required' : 'Default',
      credentialId: '',
      hasPrivateDataExemption: false,
      othersMayDownload: !random.chance(0.15),
      fileName: `${ground.name}${endingOf(ground.kind)}`,
      isAmp,
      downloadCount: random.below(4),
      runCount: 0,
    }
  })
}

/** Lets some workflows run as somebody else: with one of the credentials of the world. */
export function assignCredentials(world: World, random: Random): void {
  const credentials = [...world.credentials.values()]
  if (credentials.length === 0) return
  for (const workflow of [...world.workflows.values()]) {
    if (!random.chance(0.04)) continue
    const specific = {
      workflowCredentialType: 'Specific',
      credentialId: random.pick(credentials).id,
    } as const
    world.workflows.update(workflow.id, {
      versions: workflow.versions.map((version) =>
        version.versionId === workflow.publishedVersionId ? { ...version, ...specific } : version,
      ),
    })
  }
}
