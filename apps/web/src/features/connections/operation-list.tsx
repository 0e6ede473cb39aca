import {
  type ConnectionCapabilities,
  capabilityStates,
  type OperationCapability,
} from '@curator/console-contract/connection-capabilities'
import { CircleCheck, CircleHelp, CircleSlash, SearchX } from 'lucide-react'
import { formatCounted } from '../../lib/format-count.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterTiles } from '../../ui/filter-tiles.tsx'
import { Panel } from '../../ui/page.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { CapabilitiesSearch } from './capabilities-search.ts'
import { capabilityStateText } from './connections-text.ts'

const looks = {
  available: { icon: CircleCheck, tone: 'good' },
  missing: { icon: CircleSlash, tone: 'bad' },
  not_described: { icon: CircleHelp, tone: 'neutral' },
} as const
const everyArea = ' all'
const noFilters = { search: undefined, state: undefined, area: undefined }

/** Every operation by area, with its state and, where it is missing, what is done instead. */
export function OperationList({
  capabilities,
  filters,
  onChange,
}: {
  readonly capabilities: ConnectionCapabilities
  readonly filters: CapabilitiesSearch
  readonly onChange: (patch: Partial<CapabilitiesSearch>, isReplaced?: boolean) => void
}) {
  const { areas, counts, operations } = capabilities
  const tiles = capabilityStates.map((key) => ({
    key,
    text: capabilityStateText[key].label,
    meaning: capabilityStateText[key].meaning,
    count: counts[key],
    ...looks[key],
  }))
  return (
    <>
      <FilterTiles
        label="State"
        tiles={tiles}
        chosen={filters.state ?? null}
        onChange={(state) => onChange({ state: state ?? undefined })}
      >
        <div className="flex w-full flex-wrap items-end gap-3">
          <div className="min-w-64 flex-1">
            <SearchField
              label="Search operations"
              value={filters.search ?? ''}
              onChange={(search) => onChange({ search: search || undefined }, true)}
            />
          </div>
          <div className="w-56">
            <Select
              label="Area"
              isLabelHidden
              items={[
                { key: everyArea, text: 'Every area' },
                ...areas.map((area) => ({ key: area, text: area })),
              ]}
              value={filters.area ?? everyArea}
              onChange={(area) => onChange({ area: area === everyArea ? undefined : area })}
            />
          </div>
          <p role="status" className="py-2 text-sm text-muted">
            {formatCounted(operations.length, 'operation', 'operations')}
          </p>
        </div>
      </FilterTiles>
      {operations.length === 0 ? (
        <Panel>
          <EmptyState
            icon={SearchX}
            title="No operation matches"
            text="Search for a part of its name or address, or choose another area."
            action={<Button onPress={() => onChange(noFilters)}>Show every operation</Button>}
          />
        </Panel>
      ) : (
        groupByPlace(operations).map(([place, items]) => (
          <Panel key={place} label={place}>
            <h2 className="border-b border-line px-4 py-2 font-semibold">
              {place} <span className="font-normal text-muted">({items.length})</span>
            </h2>
            <ul className="divide-y divide-line">
              {items.map((operation) => (
                <OperationLine key={operation.operationId} operation={operation} />
              ))}
            </ul>
          </Panel>
        ))
      )}
    </>
  )
}

function OperationLine({ operation }: { readonly operation: OperationCapability }) {
  const { advice, method, path, since, state, summary, until } = operation
  return (
    <li className="flex flex-col gap-1 px-4 py-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p className="min-w-0">{summary}</p>
        <StatusBadge tone={looks[state].tone} icon={looks[state].icon}>
          {capabilityStateText[state].label}
        </StatusBadge>
      </div>
      <p className="flex flex-wrap gap-x-4 text-sm text-muted">
        <code className="font-mono break-all">
          {method} {path}
        </code>
        <span>{until ? `${since} to ${until}` : `since ${since}`}</span>
      </p>
      {advice && <p className="max-w-prose rounded-md bg-sunken px-3 py-2 text-sm">{advice}</p>}
    </li>
  )
}

/** In the order they come: "V3 users", "Admin V1 workflows". */
function groupByPlace(operations: readonly OperationCapability[]) {
  const groups = new Map<string, OperationCapability[]>()
  for (const operation of operations) {
    const place = `${operation.family} ${operation.area}`
    groups.set(place, [...(groups.get(place) ?? []), operation])
  }
  return [...groups]
}
