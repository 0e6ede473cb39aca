import type { Connection } from '@curator/console-contract/connections'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { CollectionDialogs } from '../bulk/collection-dialogs.tsx'
import { leadTask, toTaskEntries } from '../bulk/collection-tasks.ts'
import type { CollectionTask } from '../bulk/dialog-props.ts'
import { usePlanCollections } from '../collections.queries.ts'
import type { CollectionDetails } from './collection-details.tsx'

/** Everything that can be done with one collection. */
export function CollectionActions({
  connection,
  details: { collection, rightsWhy },
}: {
  readonly connection: Connection
  readonly details: CollectionDetails
}) {
  const [task, setTask] = useState<CollectionTask>()
  const plan = usePlanCollections(connection.id)
  const open = (next: CollectionTask) => {
    plan.reset()
    setTask(next)
  }
  return (
    <>
      <Menu
        label="Actions"
        trigger={
          <Button>
            Actions
            <ChevronDown aria-hidden className="size-4 text-muted" />
          </Button>
        }
        entries={toTaskEntries(1, open)}
      />
      <Button variant="primary" icon={leadTask.icon} onPress={() => open(leadTask.key)}>
        {leadTask.text}
      </Button>
      <CollectionDialogs
        task={task}
        connection={connection}
        count={1}
        only={collection}
        rightsWhy={rightsWhy}
        plan={plan}
        onPlan={(action) =>
          plan.mutate({ selection: { kind: 'ids', ids: [collection.id] }, action })
        }
        onClose={() => setTask(undefined)}
      />
    </>
  )
}
