import type { World } from '../../world.ts'
import type { WorkflowRecord } from '../workflow-record.ts'
import { publishedVersion } from '../workflow-views.ts'
import { studioIdOf } from './workflow-views-v1.ts'

/** A part of the name or of the file name, or a whole id, which migration scripts search by (server-v1v2 4.6). */
export function findInV1(workflow: WorkflowRecord, search: string | undefined): boolean {
  if (search === undefined) return true
  const text = search.toLowerCase()
  const { fileName } = publishedVersion(workflow)
  return (
    workflow.id === text ||
    workflow.name.toLowerCase().includes(text) ||
    fileName.toLowerCase().includes(text)
  )
}

/** In the order of creation unless a known field is named; ascending unless `desc` is said (our choice). */
export function sortInV1(
  world: World,
  workflows: readonly WorkflowRecord[],
  { sortField, direction }: { sortField?: string | undefined; direction?: string | undefined },
): WorkflowRecord[] {
  const turn = direction === 'desc' ? -1 : 1
  const keyed = workflows.map(
    (item) => [toKey(world, item, sortField?.toLowerCase()), item] as const,
  )
  keyed.sort(([a], [b]) => (a < b ? -turn : a > b ? turn : 0))
  return keyed.map(([, item]) => item)
}

/** `author`, `copyright` and `description` are empty in practice workflows, so sorting by them changes nothing. */
function toKey(world: World, workflow: WorkflowRecord, field: string | undefined): string | number {
  switch (field) {
    case 'name':
      return workflow.name.toLowerCase()
    case 'owner':
      return world.users.get(workflow.ownerId)?.email.toLowerCase() ?? ''
    case 'runcount':
      return workflow.runCount
    case 'uploaddate':
      return publishedVersion(workflow).dateCreated
    case 'datemadepublic':
      return workflow.dateMadePublic ?? ''
    case 'executionmode':
      return workflow.executionMode
    case 'subscriptionid':
      return studioIdOf(world, workflow)
    default:
      return ''
  }
}
