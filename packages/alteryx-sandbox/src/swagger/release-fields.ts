import type { ResolvedOptions } from '../options.ts'
import {
  hasCronSchedules,
  hasDcmRights,
  hasInsights,
  hasScheduleZones,
  namesDcmConnection,
  namesWorkflowKind,
} from '../release.ts'
import type { SwaggerSchema } from './swagger-schema.ts'

type Release = ResolvedOptions['release']

const dcmRights = [
  'canCreateAndUpdateDcm',
  'canShareForExecutionDcm',
  'canShareForCollaborationDcm',
  'canManageGenericVaultsDcm',
]

/** Fields and words of a resource that come and go with the releases. */
const changes: readonly {
  readonly resource: string
  readonly names: readonly string[]
  readonly isKnown: (release: Release) => boolean
}[] = [
  { resource: 'Users', names: dcmRights, isKnown: hasDcmRights },
  { resource: 'Users', names: ['insights', 'Insights'], isKnown: hasInsights },
  { resource: 'Collections', names: ['insightIds'], isKnown: hasInsights },
  { resource: 'Schedules', names: ['timeZone', 'questions'], isKnown: hasScheduleZones },
  { resource: 'Schedules', names: ['cronContract', 'Cron'], isKnown: hasCronSchedules },
  {
    resource: 'ServerConnections',
    names: ['dcmConnectionId', 'dcmConnectionTitle'],
    isKnown: namesDcmConnection,
  },
  {
    resource: 'Workflows',
    names: ['bypassWorkflowVersionCheck'],
    isKnown: namesWorkflowKind,
  },
]

/** What of a resource (`Users`, `Schedules`) a release does not know. */
export function namesUnknownTo(release: Release, resource: string): ReadonlySet<string> {
  const unknown = changes.filter((one) => one.resource === resource && !one.isKnown(release))
  return new Set(unknown.flatMap(({ names }) => names))
}

/** A schema without these fields and words, at every depth. */
export function leaveOut(schema: SwaggerSchema, names: ReadonlySet<string>): SwaggerSchema {
  if (names.size === 0) return schema
  const { properties, required, items, enum: words, ...rest } = schema as FieldSchema
  const kept = Object.entries(properties ?? {}).filter(([name]) => !names.has(name))
  return {
    ...rest,
    ...(words ? { enum: words.filter((word) => !names.has(String(word))) } : {}),
    ...(required ? { required: required.filter((name) => !names.has(name)) } : {}),
    ...(items ? { items: leaveOut(items, names) } : {}),
    ...(properties
      ? {
          properties: Object.fromEntries(
            kept.map(([name, field]) => [name, leaveOut(field, names)]),
          ),
        }
      : {}),
  }
}

interface FieldSchema extends SwaggerSchema {
  readonly properties?: Readonly<Record<string, SwaggerSchema>>
  readonly required?: readonly string[]
  readonly items?: SwaggerSchema
  readonly enum?: readonly unknown[]
}
