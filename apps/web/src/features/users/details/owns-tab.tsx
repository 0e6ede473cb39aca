import type { UserDetails } from '@curator/console-contract/user-details'
import { CirclePause, CirclePlay } from 'lucide-react'
import { InstantText } from '../../../ui/instant-text.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { AssetPanel } from './asset-panel.tsx'

/** What belongs to a user, and would be without an owner if they left. */
export function OwnsTab({ details }: { readonly details: UserDetails }) {
  const { workflows, schedules, collections } = details
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <AssetPanel
        title="Schedules"
        list={schedules}
        empty="Owns no schedule."
        renderName={({ name, workflowName }) => (
          <span className="flex flex-col">
            {name}
            <span className="text-sm text-muted">{workflowName ?? 'Its workflow is gone'}</span>
          </span>
        )}
        renderMore={(schedule) => <ScheduleState schedule={schedule} />}
      />
      <AssetPanel
        title="Workflows"
        list={workflows}
        empty="Owns no workflow."
        renderMore={({ createdAt }) =>
          createdAt && (
            <span className="text-sm text-muted">
              Created <InstantText instant={createdAt} />
            </span>
          )
        }
      />
      <AssetPanel
        title="Collections"
        list={{ ...collections, items: collections.items.filter(({ isOwner }) => isOwner) }}
        empty="Owns no collection."
      />
    </div>
  )
}

type Schedule = UserDetails['schedules']['items'][number]

/** On or off, how often, and the next run with the zone it is meant in. */
function ScheduleState({ schedule }: { readonly schedule: Schedule }) {
  const { isEnabled, frequency, nextRunAt, timeZone } = schedule
  return (
    <span className="flex flex-col items-start gap-0.5 text-sm sm:items-end">
      <span className="flex flex-wrap items-center gap-2">
        {frequency}
        {isEnabled ? (
          <StatusBadge tone="good" icon={CirclePlay}>
            On
          </StatusBadge>
        ) : (
          <StatusBadge tone="neutral" icon={CirclePause}>
            Off
          </StatusBadge>
        )}
      </span>
      {isEnabled && (
        <span className="text-muted">
          {nextRunAt === null ? 'No next run' : 'Next run '}
          {nextRunAt !== null && <InstantText instant={nextRunAt} />}
        </span>
      )}
      <span className="text-muted">{timeZone ? `Zone ${timeZone}` : 'Without a zone'}</span>
    </span>
  )
}
