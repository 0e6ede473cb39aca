import type { ConnectionId } from '@curator/console-contract/ids'
import { scheduleFindings } from '@curator/console-contract/schedule-findings'
import type { ServerSchedule } from '@curator/console-contract/schedules'
import { useQuery } from '@tanstack/react-query'
import { formatCount } from '../../../lib/format-count.ts'
import { findingTexts } from '../finding-text.ts'
import type { ManyFilter } from '../schedule-search.ts'
import { schedulesQueries } from '../schedules.queries.ts'
import { enabledChoices, ownerStateChoices, stateChoices } from '../schedules-text.ts'

/** What a filter offers: "Europe/Berlin (120)", and `name` for its chip. */
export type FilterChoice = { readonly key: string; readonly text: string; readonly name: string }
export type FilterChoices = Record<ManyFilter, readonly FilterChoice[]>

type Counted = { readonly value: string; readonly label: string; readonly count: number }

const toCounted = (values: readonly Counted[] = []): FilterChoice[] =>
  values.map(({ value, label, count }) => ({
    key: value,
    text: `${label || 'None'} (${formatCount(count)})`,
    name: label || 'None',
  }))
const toPlain = (values: readonly { readonly key: string; readonly text: string }[]) =>
  values.map(({ key, text }) => ({ key, text, name: text }))

const findings = scheduleFindings.map((key) => ({
  key,
  text: findingTexts[key],
  name: findingTexts[key],
}))

/**
 * What the filters of a connection can be set to. A list that can't be read leaves its filter empty; workflows are named
 * by the rows in sight.
 */
export function useFilterChoices(
  connectionId: ConnectionId,
  rows: readonly ServerSchedule[],
): FilterChoices {
  const { data } = useQuery(schedulesQueries.choices(connectionId))
  const workflows = new Map(
    rows.flatMap(({ workflow }) => (workflow ? [[workflow.id, workflow.name] as const] : [])),
  )
  return {
    isEnabled: toPlain(enabledChoices),
    state: toPlain(stateChoices),
    ownerId: toCounted(data?.owners),
    ownerState: toPlain(ownerStateChoices),
    workflowId: [...workflows].map(([key, name]) => ({ key, text: name, name })),
    workerTag: toCounted(data?.workerTags),
    priority: toCounted(data?.priorities),
    timeZone: toCounted(data?.timeZones),
    frequency: toCounted(data?.frequencies),
    credentialId: toCounted(data?.credentials),
    finding: findings,
  }
}
