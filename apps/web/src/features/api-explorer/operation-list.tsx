import type { OperationSummary } from '@curator/console-contract/api-explorer'
import type { ReactNode, Ref } from 'react'
import {
  Autocomplete,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  SearchField,
  Text,
} from 'react-aria-components'
import { scrollWithin } from '../../lib/scroll-within.ts'
import { inputClasses } from '../../ui/field.tsx'
import { text, toAreaTitle } from './api-explorer-text.ts'
import type { OperationGroup } from './find-operations.ts'
import { MethodBadge } from './method-badge.tsx'

/** The list with its search: typing filters at once, arrows move, Enter opens. */
export function OperationList({
  groups,
  find,
  onFind,
  current,
  onOpen,
  inputRef,
  filters,
}: {
  readonly groups: readonly OperationGroup[]
  readonly find: string
  readonly onFind: (find: string) => void
  readonly current: string | undefined
  readonly onOpen: (operationId: string) => void
  readonly inputRef: Ref<HTMLInputElement>
  /** Stand between search and list. */
  readonly filters: ReactNode
}) {
  return (
    <Autocomplete inputValue={find} onInputChange={onFind} disableAutoFocusFirst={find === ''}>
      <SearchField aria-label={text.search} className="p-3 pb-2">
        <Input
          ref={inputRef}
          placeholder={`${text.search}  /`}
          className={`${inputClasses} [&::-webkit-search-cancel-button]:hidden`}
        />
      </SearchField>
      {filters}
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
        tabIndex={0}
        data-operations
        className="min-h-0 flex-1 overflow-auto px-2 pb-2 outline-offset-[-2px]"
      >
        <ListBox
          aria-label="Operations"
          selectionMode="single"
          selectedKeys={current === undefined ? [] : [current]}
          disallowEmptySelection
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : [...keys]
            if (key !== undefined) onOpen(String(key))
          }}
          renderEmptyState={() => <p className="p-3 text-muted">{text.nothingFits}</p>}
          className="outline-none"
        >
          {groups.map(({ area, operations }) => (
            <ListBoxSection key={area} id={`area ${area}`}>
              <Header className="px-2 pt-3 pb-1 text-sm font-medium text-muted">
                {toAreaTitle(area)}
              </Header>
              {operations.map((operation) => (
                <OperationItem
                  key={operation.operationId}
                  operation={operation}
                  isCurrent={operation.operationId === current}
                />
              ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </div>
    </Autocomplete>
  )
}

/** Whoever comes by a link sees where in the list it is. */
function showInList(item: Element | null): void {
  scrollWithin(item, '[data-operations]', false)
}

function OperationItem({
  operation: { operationId, method, path, summary, missing },
  isCurrent,
}: {
  readonly operation: OperationSummary
  readonly isCurrent: boolean
}) {
  return (
    <ListBoxItem
      id={operationId}
      {...(isCurrent ? { ref: showInList } : {})}
      textValue={`${method} ${path}`}
      className="flex cursor-pointer items-start gap-2 rounded-md px-2 py-1.5 outline-offset-[-2px] data-focused:bg-hover data-hovered:bg-hover data-selected:bg-accent-soft"
    >
      <MethodBadge method={method} isMuted={missing !== null} />
      <span className="flex min-w-0 flex-col">
        <Text
          slot="label"
          className={`font-mono text-sm wrap-anywhere ${missing === null ? '' : 'text-muted line-through'}`}
        >
          <span className="sr-only">{method} </span>
          {path}
        </Text>
        <Text slot="description" className="text-sm text-muted">
          {missing ?? summary}
        </Text>
      </span>
    </ListBoxItem>
  )
}
