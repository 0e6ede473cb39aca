import { serverRoleLabels } from '@curator/console-contract/server-roles'
import type { UserGroupDetails } from '@curator/console-contract/user-groups'
import { CircleSlash2 } from 'lucide-react'
import { useState } from 'react'
import { formatCount, formatCounted } from '../../../lib/format-count.ts'
import { Button } from '../../../ui/button.tsx'
import { Panel } from '../../../ui/page.tsx'

/** Lines drawn at first. */
const shownAtFirst = 50

/** What the group gives its members: things shared with it, and its role where it decides. */
export function OpensTab({ details }: { readonly details: UserGroupDetails }) {
  const { collections, credentials, dataConnections, group, roleLosses } = details
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <NamedPanel title="Collections" list={collections} empty="It is in no collection." />
      <NamedPanel title="Credentials" list={credentials} empty="No credential is shared with it." />
      <NamedPanel
        title="Data connections"
        list={dataConnections}
        empty="No data connection is shared with it."
      />
      <NamedPanel
        title={`Role ${serverRoleLabels[group.role]}`}
        note={`${formatCounted(roleLosses.length, 'member has', 'members have')} this role through the group.`}
        list={{
          items: roleLosses.map(({ email, userId }) => ({ id: userId, name: email })),
          why: null,
        }}
        empty="It decides nobody’s role: each member has a role of their own, or one at least as strong from another group."
      />
    </div>
  )
}

function NamedPanel({
  title,
  list,
  empty,
  note,
}: {
  readonly title: string
  readonly list: UserGroupDetails['collections']
  readonly empty: string
  readonly note?: string
}) {
  const [isAll, setIsAll] = useState(false)
  const { items, why } = list
  const shown = isAll ? items : items.slice(0, shownAtFirst)
  return (
    <Panel label={title}>
      <h2 className="border-b border-line px-4 py-2 font-semibold">
        {title}
        {why === null && (
          <span className="font-normal text-muted"> {formatCount(items.length)}</span>
        )}
      </h2>
      {why !== null && (
        <p className="flex items-start gap-2 px-4 py-3 text-muted">
          <CircleSlash2 aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>
            <strong className="font-semibold">Not available.</strong> {why}
          </span>
        </p>
      )}
      {why === null && items.length === 0 && <p className="px-4 py-3 text-muted">{empty}</p>}
      {note && items.length > 0 && <p className="px-4 pt-3 text-muted">{note}</p>}
      {shown.length > 0 && (
        <ul className="flex flex-col divide-y divide-line">
          {shown.map(({ id, name }) => (
            <li key={id} className="px-4 py-2 wrap-anywhere">
              {name}
            </li>
          ))}
        </ul>
      )}
      {items.length > shown.length && (
        <div className="border-t border-line px-4 py-2">
          <Button size="small" onPress={() => setIsAll(true)}>
            Show all {formatCount(items.length)}
          </Button>
        </div>
      )}
    </Panel>
  )
}
