import type { MissingShareFilters } from '@curator/console-contract/access'
import { CircleAlert, CircleHelp } from 'lucide-react'
import { ChoiceMenu } from '../../../ui/choice-menu.tsx'
import { FilterChip } from '../../../ui/filter-chip.tsx'
import { FilterTiles } from '../../../ui/filter-tiles.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { needKindTexts, text } from '../access-text.ts'

const kinds = (['credential', 'data-connection'] as const).map((key) => ({
  key,
  text: needKindTexts[key],
}))

/** How sure it is, search, kind of share, and collections that a link named. */
export function MissingFilters({
  search,
  counts,
  onChange,
}: {
  readonly search: MissingShareFilters
  readonly counts: { readonly certainCount: number; readonly possibleCount: number } | undefined
  readonly onChange: (patch: Partial<MissingShareFilters>, isReplaced?: boolean) => void
}) {
  const { certainty, collectionId } = search
  return (
    <div className="flex flex-col gap-2">
      <FilterTiles
        label="How sure it is"
        tiles={[
          {
            key: 'certain',
            text: 'Certain',
            meaning: text.certainMeaning,
            count: counts?.certainCount ?? 0,
            icon: CircleAlert,
            tone: 'bad',
          },
          {
            key: 'possible',
            text: 'Possible',
            meaning: text.possibleMeaning,
            count: counts?.possibleCount ?? 0,
            icon: CircleHelp,
            tone: 'warning',
          },
        ]}
        chosen={certainty.length === 1 ? (certainty[0] ?? null) : null}
        onChange={(chosen) => onChange({ certainty: chosen ? [chosen] : [] })}
      >
        <div className="flex w-full min-w-0 sm:w-72">
          <SearchField
            label="Search missing shares"
            value={search.search ?? ''}
            onChange={(value) => onChange({ search: value || undefined }, true)}
          />
        </div>
        <ChoiceMenu
          label="Kind"
          name="Kind filter"
          choices={kinds}
          chosen={search.kind}
          onChange={(kind) => onChange({ kind })}
        />
      </FilterTiles>
      {collectionId.length > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          {collectionId.map((id) => (
            <FilterChip
              key={id}
              label="Collection"
              text={id}
              onRemove={() =>
                onChange({ collectionId: collectionId.filter((other) => other !== id) })
              }
            />
          ))}
        </div>
      )}
    </div>
  )
}
