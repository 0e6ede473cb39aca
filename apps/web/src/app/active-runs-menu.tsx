import type { Run } from '@curator/console-contract/runs'
import { useQuery } from '@tanstack/react-query'
import { CirclePause, CircleStop, ListChecks, LoaderCircle } from 'lucide-react'
import { useNavigate } from 'react-router'
import { activeRunsQuery } from '../api/active-runs.queries.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'

const icons = {
  queued: LoaderCircle,
  running: LoaderCircle,
  pausing: CirclePause,
  paused: CirclePause,
  cancelling: CircleStop,
  cancelled: CircleStop,
  halted: CircleStop,
  done: ListChecks,
} as const satisfies Record<Run['state'], unknown>

/** Changes that have ended, of all: "412 of 1,000". */
function toProgressText(runs: readonly Pick<Run, 'counts'>[]): string {
  const total = runs.reduce((sum, { counts }) => sum + counts.total, 0)
  const open = runs.reduce((sum, { counts }) => sum + counts.waiting + counts.inFlight, 0)
  return `${(total - open).toLocaleString()} of ${total.toLocaleString()}`
}

/** Work that goes on, on whatever page one is. Nothing is shown while there is none. */
export function ActiveRunsMenu() {
  const { data } = useQuery(activeRunsQuery)
  const navigate = useNavigate()
  if (!data || data.items.length === 0) return null
  const count = data.total === 1 ? '1 run' : `${data.total.toLocaleString()} runs`
  const isMoving = data.items.some(({ state }) => state === 'running')
  return (
    <Menu
      label="Runs in progress"
      heading="Runs in progress"
      entries={data.items.map((run) => ({
        key: run.id,
        text: run.title,
        description: `${run.connectionName}: ${run.state}, ${toProgressText([run])} changes`,
        icon: icons[run.state],
        onAction: () => void navigate(paths.run(run.id)),
      }))}
      trigger={
        <Button variant="secondary" size="small">
          <LoaderCircle aria-hidden className={isMoving ? 'size-4 animate-spin' : 'size-4'} />
          <span className="max-sm:sr-only">{count}</span>
          <span className="text-muted tabular-nums max-lg:sr-only">
            {toProgressText(data.items)}
          </span>
        </Button>
      }
    />
  )
}
