import {
  type CollectionAction,
  maxSelectedCollections,
} from '@curator/console-contract/collection-plans'
import type { ServerCollection } from '@curator/console-contract/collections'
import type { Connection } from '@curator/console-contract/connections'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { toProblemText } from '../../../api/problem-text.ts'
import { formatCount } from '../../../lib/format-count.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { toSelection } from '../../../ui/list-selection.ts'
import { Menu } from '../../../ui/menu.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { SelectionBar } from '../../../ui/selection-bar.tsx'
import { usePlanCollections } from '../collections.queries.ts'
import { countCollections } from '../collections-text.ts'
import { CollectionDialogs } from './collection-dialogs.tsx'
import type { CollectionSelectionState } from './collection-selection.ts'
import { leadTask, toTaskEntries } from './collection-tasks.ts'
import type { CollectionTask } from './dialog-props.ts'

/** What can be done with the chosen collections. Each action makes a plan, and the page goes to it. */
export function CollectionBulkBar({
  connection,
  selection,
  total,
  inSight,
  rightsWhy,
}: {
  readonly connection: Connection
  readonly selection: CollectionSelectionState
  /** Collections in the list. */
  readonly total: number
  readonly inSight: () => readonly ServerCollection[]
  readonly rightsWhy: string | null
}) {
  const plan = usePlanCollections(connection.id)
  const [task, setTask] = useState<CollectionTask>()
  const { chosen, count } = selection
  const isTooMany = count > maxSelectedCollections
  const open = (next: CollectionTask) => {
    plan.reset()
    setTask(next)
  }
  const only = chosen.kind === 'ids' && count === 1 ? [...chosen.rows.values()][0] : undefined
  return (
    <div className="flex flex-col gap-2">
      <SelectionBar
        label="Selected collections"
        countText={countCollections(count)}
        selection={selection}
        total={total}
        inSight={inSight}
        names={{ label: 'Which', name: 'Which are selected' }}
        nameOf={({ name }) => name}
      >
        <Button
          size="small"
          icon={leadTask.icon}
          isDisabled={isTooMany || count === 0}
          onPress={() => open(leadTask.key)}
        >
          {leadTask.text}
        </Button>
        <Menu
          label="Actions for the selected collections"
          trigger={
            <Button size="small" isDisabled={isTooMany || count === 0}>
              Actions
              <ChevronDown aria-hidden className="size-4 text-muted" />
            </Button>
          }
          entries={toTaskEntries(only ? 1 : Math.max(2, count), open)}
        />
      </SelectionBar>
      {isTooMany && (
        <Notice tone="warning">
          A plan takes at most {formatCount(maxSelectedCollections)} collections. Narrow the list.
        </Notice>
      )}
      {selection.rangeError && <ActionProblem {...toProblemText(selection.rangeError)} />}
      <CollectionDialogs
        task={task}
        connection={connection}
        count={count}
        only={only}
        rightsWhy={rightsWhy}
        plan={plan}
        onPlan={(action: CollectionAction) =>
          plan.mutate({ selection: toSelection(chosen), action })
        }
        onClose={() => setTask(undefined)}
      />
    </div>
  )
}
