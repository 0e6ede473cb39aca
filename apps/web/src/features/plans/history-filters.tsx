import { accountId, connectionId } from '@curator/console-contract/ids'
import type { HistoryChoices } from '@curator/console-contract/plans'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { connectionsQuery } from '../../api/connections.queries.ts'
import { readParam } from '../../lib/read-param.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { RunsSearch } from './plan-search.ts'
import { toSliceText } from './plans-text.ts'

const anyChoice = 'any'

/** What narrows plans and runs alike, after what is particular to one of them. */
export function HistoryFilters({
  filter,
  choices,
  onChange,
  children,
}: {
  readonly filter: RunsSearch
  /** Absent until the first answer. */
  readonly choices: HistoryChoices | undefined
  readonly onChange: (patch: Partial<RunsSearch>, isReplaced?: boolean) => void
  readonly children: ReactNode
}) {
  const { data: connections = [] } = useQuery(connectionsQuery)
  return (
    <div className="flex flex-wrap items-end gap-2 *:w-42 max-sm:*:w-full">
      <div className="flex">
        <SearchField
          label="Search titles"
          value={filter.search ?? ''}
          onChange={(search) => onChange({ search: search || undefined }, true)}
        />
      </div>
      {children}
      <AnyOf
        label="Made in"
        all="Anywhere"
        items={(choices?.slices ?? []).map((slice) => ({ key: slice, text: toSliceText(slice) }))}
        value={filter.slice}
        onChange={(slice) => onChange({ slice })}
      />
      <AnyOf
        label="Connection"
        all="Any connection"
        items={connections.map(({ id, name }) => ({ key: id, text: name }))}
        value={filter.connection}
        onChange={(connection) => onChange({ connection })}
      />
      <AnyOf
        label="Who"
        all="Anybody"
        items={(choices?.authors ?? []).map(({ id, name }) => ({ key: id, text: name }))}
        value={filter.author}
        onChange={(author) => onChange({ author })}
      />
      <div className="flex gap-2 sm:w-auto! *:w-36 max-sm:*:w-1/2">
        <TextField
          label="From"
          type="date"
          value={filter.from ?? ''}
          onChange={(from) => onChange({ from: from || undefined }, true)}
        />
        <TextField
          label="To"
          type="date"
          value={filter.to ?? ''}
          onChange={(to) => onChange({ to: to || undefined }, true)}
        />
      </div>
    </div>
  )
}

/** One of a list or none of it; a value that is not in the list is shown as none. */
export function AnyOf<K extends string>({
  label,
  all,
  items,
  value,
  onChange,
}: {
  readonly label: string
  readonly all: string
  readonly items: readonly { readonly key: K; readonly text: string }[]
  readonly value: K | undefined
  readonly onChange: (value: K | undefined) => void
}) {
  const isKnown = items.some(({ key }) => key === value)
  return (
    <Select<K | typeof anyChoice>
      label={label}
      items={[{ key: anyChoice, text: all }, ...items]}
      value={value !== undefined && isKnown ? value : anyChoice}
      onChange={(key) => onChange(key === anyChoice ? undefined : key)}
    />
  )
}

/** The question that an address asks of plans or runs; days begin and end as the viewer's do. */
export function toHistoryQuery(filter: RunsSearch) {
  const connection = readParam(connectionId, filter.connection)
  const author = readParam(accountId, filter.author)
  return {
    slice: filter.slice ? [filter.slice] : [],
    ...(connection ? { connectionId: connection } : {}),
    ...(author ? { authorId: author } : {}),
    ...(filter.search ? { search: filter.search } : {}),
    ...(filter.from ? { from: toDayStart(filter.from, 0) } : {}),
    ...(filter.to ? { to: toDayStart(filter.to, 1) } : {}),
  }
}

/** Midnight of the viewer at the beginning of a day `2026-06-01`, or of a later one. */
function toDayStart(day: string, daysLater: number): string {
  const [year, month, date] = day.split('-').map(Number)
  return new Date(year ?? 0, (month ?? 1) - 1, (date ?? 1) + daysLater).toISOString()
}
