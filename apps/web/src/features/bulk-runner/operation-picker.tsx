import type { RunnerOperation } from '@curator/console-contract/bulk-runner'
import { useState } from 'react'
import { Header, ListBox, ListBoxItem, ListBoxSection, Text } from 'react-aria-components'
import { formatCounted } from '../../lib/format-count.ts'
import { itemClasses } from '../../ui/popover-classes.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { OperationAddress } from './operation-badges.tsx'

/** Each word must occur somewhere in what an operation is called. */
function matches(operation: RunnerOperation, search: string): boolean {
  const { area, family, method, operationId, path, summary } = operation
  const text = `${area} ${family} ${method} ${operationId} ${path} ${summary}`.toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function groupByArea(operations: readonly RunnerOperation[]): [string, RunnerOperation[]][] {
  const groups = new Map<string, RunnerOperation[]>()
  for (const operation of operations) {
    const name = `${operation.area} · ${operation.family}`
    groups.set(name, [...(groups.get(name) ?? []), operation])
  }
  return [...groups]
}

/** Chooses an operation by typing what it is about. Those that can't be used are grey and say why. */
export function OperationPicker({
  operations,
  onChoose,
}: {
  readonly operations: readonly RunnerOperation[]
  readonly onChoose: (operationId: string) => void
}) {
  const [search, setSearch] = useState('')
  const found = operations.filter((operation) => matches(operation, search))
  const disabled = found.filter(({ whyNot }) => whyNot !== null)
  return (
    <div className="flex flex-col gap-3">
      <div className="flex">
        <SearchField
          label="Search the operations"
          placeholder="For example: rename group, schedules, DELETE"
          value={search}
          onChange={setSearch}
        />
      </div>
      <p role="status" className="text-sm text-muted">
        {formatCounted(found.length, 'operation', 'operations')}
        {disabled.length > 0 && `, ${disabled.length} of them not over rows`}
      </p>
      <ListBox
        aria-label="Operations"
        selectionMode="none"
        disabledKeys={disabled.map(({ operationId }) => operationId)}
        onAction={(key) => onChoose(String(key))}
        renderEmptyState={() => (
          <p className="p-4 text-muted">No operation matches. Try a shorter word.</p>
        )}
        className="max-h-112 overflow-auto rounded-md border border-line p-1"
      >
        {groupByArea(found).map(([name, items]) => (
          <ListBoxSection key={name} id={name}>
            <Header className="px-2 pt-3 pb-1 text-sm font-semibold text-muted">{name}</Header>
            {items.map((operation) => (
              <Item key={operation.operationId} operation={operation} />
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
    </div>
  )
}

function Item({ operation }: { readonly operation: RunnerOperation }) {
  return (
    <ListBoxItem
      id={operation.operationId}
      textValue={`${operation.summary} ${operation.method} ${operation.path}`}
      className={`${itemClasses} cursor-pointer data-disabled:cursor-not-allowed data-disabled:opacity-100`}
    >
      <span className="flex min-w-0 flex-col">
        <Text slot="label" className={operation.whyNot ? 'text-muted' : 'font-medium'}>
          {operation.summary}
        </Text>
        <Text slot="description" className="text-muted">
          <OperationAddress operation={operation} />
          {operation.whyNot && <span className="block text-sm">{operation.whyNot}</span>}
        </Text>
      </span>
    </ListBoxItem>
  )
}
