import type { listWorkflows } from '@curator/alteryx-contract/server/v3/workflows'
import type { RequestOf } from '@curator/endpoint/endpoint'
import { toJsonList } from '../json-list.ts'
import { refuse } from '../reply.ts'
import type { SandboxState } from '../state.ts'
import type { World } from '../world.ts'
import { accessOf, type Viewer } from './workflow-access.ts'
import type { WorkflowRecord } from './workflow-record.ts'
import { publishedVersion, toReducedWorkflow, toWorkflow } from './workflow-views.ts'

type View = 'Default' | 'Full'
type Filters = Omit<RequestOf<typeof listWorkflows>['query'], 'view'>

/** Answers lists of workflows as JSON bytes. What Curators get unfiltered is kept until a workflow changes. */
export function createWorkflowList(
  state: SandboxState,
): (view: View, filters: Filters, viewer: Viewer) => Promise<Uint8Array> {
  const cache = new Map<View, { world: World; version: number; bytes: Uint8Array }>()
  return async (view, filters, viewer) => {
    const { world } = state
    const isWhole = Object.keys(filters).length === 0 && viewer.role === 'Curator'
    const { version } = world.workflows
    const kept = cache.get(view)
    if (isWhole && kept?.world === world && kept.version === version) return kept.bytes
    const chosen = isWhole ? [...world.workflows.values()] : select(state, filters, viewer)
    const toView = view === 'Full' ? toWorkflow : toReducedWorkflow
    const bytes = await toJsonList(chosen, (item) => toView(state.options.release, item))
    if (isWhole) cache.set(view, { world, version, bytes })
    return bytes
  }
}

/** Dates are compared with the published revision's, both inclusive (reference 2.6). */
function select(state: SandboxState, filters: Filters, viewer: Viewer): WorkflowRecord[] {
  const { world } = state
  const after = toTime(filters.createdAfter) ?? Number.NEGATIVE_INFINITY
  const before = toTime(filters.createdBefore) ?? Number.POSITIVE_INFINITY
  const isAccessible = accessOf(world, viewer)
  const candidates =
    filters.ownerId === undefined ? world.workflows.values() : world.workflows.of(filters.ownerId)
  return [...candidates].filter((workflow) => {
    const createdMs = Date.parse(publishedVersion(workflow).dateCreated)
    const isNamed = matches(state, workflow.name, filters.name)
    return isNamed && createdMs >= after && createdMs <= before && isAccessible(workflow)
  })
}

/** How filters match is not documented; the option decides, as for people. */
function matches({ options }: SandboxState, value: string, wanted: string | undefined): boolean {
  if (wanted === undefined) return true
  const [text, part] = [value.toLowerCase(), wanted.toLowerCase()]
  return options.filterMatching === 'exact' ? text === part : text.includes(part)
}

/** An instant of a filter; one that can't be read is a 400. */
export function toTime(instant: string | undefined): number | undefined {
  if (instant === undefined) return undefined
  const time = Date.parse(instant)
  if (Number.isNaN(time)) throw refuse(400, 'The date can’t be read.')
  return time
}
