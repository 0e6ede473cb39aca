import type { ServerUser } from '@curator/console-contract/users'
import { ChevronDown, ListChecks, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatCount } from '../../../lib/format-count.ts'
import { Button } from '../../../ui/button.tsx'
import { ChoiceMenu } from '../../../ui/choice-menu.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { countUsers } from '../bulk/bulk-text.ts'
import type { UserSelectionState } from './use-user-selection.ts'

/** Who is chosen, ways to choose more or fewer, and what can be done with them. */
export function SelectionBar({
  selection,
  total,
  inSight,
  children,
}: {
  readonly selection: UserSelectionState
  /** Users in the list. */
  readonly total: number
  /** Users of the rows in sight. */
  readonly inSight: () => readonly ServerUser[]
  readonly children: ReactNode
}) {
  const { chosen, count, clear, all, chooseSome } = selection
  const entries = [
    {
      key: 'sight',
      text: 'Select the rows in sight',
      onAction: () => chooseSome(inSight(), true),
    },
    { key: 'all', text: `Select all ${formatCount(total)} that match`, onAction: all },
  ]
  return (
    <section
      aria-label="Selected users"
      className="flex flex-wrap items-center gap-2 rounded-lg border border-accent bg-accent-soft px-3 py-2"
    >
      <span role="status" className="font-semibold text-accent-ink">
        {countUsers(count)} selected
        {chosen.kind === 'matching' && chosen.except.size > 0 && (
          <span className="font-normal"> (all but {formatCount(chosen.except.size)})</span>
        )}
      </span>
      {chosen.kind === 'ids' && <ChosenMenu users={[...chosen.users.values()]} {...selection} />}
      <Menu
        label="Select more"
        trigger={
          <Button size="small" icon={ListChecks}>
            Select
            <ChevronDown aria-hidden className="size-4 text-muted" />
          </Button>
        }
        entries={entries}
      />
      <Button size="small" variant="quiet" icon={X} aria-label="Clear selection" onPress={clear}>
        Clear
      </Button>
      <div className="flex flex-wrap items-center gap-2 max-sm:contents sm:ml-auto">{children}</div>
    </section>
  )
}

/** The people chosen by name, some of whom the present filters may hide; unticking takes one out. */
function ChosenMenu({
  users,
  chooseSome,
}: Pick<UserSelectionState, 'chooseSome'> & { readonly users: readonly ServerUser[] }) {
  return (
    <ChoiceMenu<string>
      label="Who"
      name="Who is selected"
      isCountShown={false}
      choices={users.map(({ id, email }) => ({ key: id, text: email }))}
      chosen={users.map(({ id }) => id)}
      onChange={(kept) =>
        chooseSome(
          users.filter(({ id }) => !kept.includes(id)),
          false,
        )
      }
    />
  )
}
