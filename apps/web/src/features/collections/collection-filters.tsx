import {
  type CollectionState,
  collectionState,
  type listCollections,
} from '@curator/console-contract/collections'
import type { ReplyOf } from '@curator/endpoint/endpoint'
import {
  CalendarClock,
  CalendarX2,
  Download,
  FolderOpen,
  type LucideIcon,
  UserRoundX,
  UserX,
} from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { FilterTiles } from '../../ui/filter-tiles.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import type { Tone } from '../../ui/status-tones.ts'
import { type CollectionSearch, noFilters } from './collection-search.ts'
import { stateTexts, text } from './collections-text.ts'

const looks: Record<CollectionState, { readonly icon: LucideIcon; readonly tone: Tone }> = {
  empty: { icon: FolderOpen, tone: 'neutral' },
  no_members: { icon: UserRoundX, tone: 'neutral' },
  expiring: { icon: CalendarClock, tone: 'warning' },
  expired: { icon: CalendarX2, tone: 'bad' },
  owner_gone: { icon: UserX, tone: 'warning' },
}

type Props = {
  readonly search: CollectionSearch
  readonly counts: ReplyOf<typeof listCollections>['stateCounts'] | undefined
  readonly onChange: (patch: Partial<CollectionSearch>, isReplaced?: boolean) => void
  readonly onExport: () => void
  readonly isExporting: boolean
}

/** Search and states, whose tiles say how many there are of each; other filters come with links and are chips. */
export function CollectionFilters({ search, counts, onChange, onExport, isExporting }: Props) {
  const [chosen = null] = search.state
  return (
    <div className="flex flex-col gap-2">
      <FilterTiles
        label="States of collections"
        tiles={collectionState.options.map((key) => ({
          key,
          ...stateTexts[key],
          ...looks[key],
          count: counts?.[key] ?? 0,
        }))}
        chosen={search.state.length === 1 ? chosen : null}
        onChange={(state) => onChange({ state: state ? [state] : [] })}
      >
        <div className="flex w-full min-w-0 sm:w-72">
          <SearchField
            label={text.search}
            placeholder={text.searchHint}
            value={search.search ?? ''}
            onChange={(value) => onChange({ search: value || undefined }, true)}
          />
        </div>
        <Button icon={Download} isPending={isExporting} onPress={onExport}>
          Export CSV
        </Button>
      </FilterTiles>
      <LinkedFilters search={search} onChange={onChange} />
    </div>
  )
}

const linked = [
  ['ownerId', 'Owner'],
  ['memberId', 'Member'],
  ['workflowId', 'Workflow'],
] as const

function LinkedFilters({ search, onChange }: Pick<Props, 'search' | 'onChange'>) {
  const isLinked = linked.some(([key]) => search[key].length > 0)
  if (!isLinked && search.state.length < 2) return null
  return (
    <div className="flex flex-wrap items-center gap-2">
      {search.state.length > 1 &&
        search.state.map((state) => (
          <FilterChip
            key={state}
            label="State"
            text={stateTexts[state].text}
            onRemove={() => onChange({ state: search.state.filter((other) => other !== state) })}
          />
        ))}
      {linked.flatMap(([key, label]) =>
        search[key].map((id) => (
          <FilterChip
            key={`${key} ${id}`}
            label={label}
            text={id}
            onRemove={() => onChange({ [key]: search[key].filter((other) => other !== id) })}
          />
        )),
      )}
      <Button variant="quiet" size="small" onPress={() => onChange(noFilters)}>
        Clear filters
      </Button>
    </div>
  )
}
