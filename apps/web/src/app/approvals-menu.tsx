import { useQuery } from '@tanstack/react-query'
import { Stamp } from 'lucide-react'
import { useNavigate } from 'react-router'
import { approvalsQuery } from '../api/approvals.queries.ts'
import { usePermission } from '../api/session.queries.ts'
import { formatCount } from '../lib/format-count.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'

/** Plans of others that wait for this person's word. Nothing is shown while there are none. */
export function ApprovalsMenu() {
  const mayApprove = usePermission('plans.approve')
  const { data } = useQuery({ ...approvalsQuery, enabled: mayApprove })
  const navigate = useNavigate()
  if (!mayApprove || !data || data.total === 0) return null
  const { items, total } = data
  const heading =
    total > items.length
      ? `Waiting for your approval: the oldest ${formatCount(items.length)} of ${formatCount(total)}`
      : 'Waiting for your approval'
  return (
    <Menu
      label="Approvals"
      heading={heading}
      entries={items.map(({ askedByName, plan }) => ({
        key: plan.id,
        text: plan.title,
        description: `${plan.connectionName}, asked by ${askedByName}`,
        icon: Stamp,
        onAction: () => void navigate(paths.plan(plan.id)),
      }))}
      trigger={
        <Button variant="secondary" size="small" icon={Stamp}>
          <span className="max-sm:sr-only">Approvals</span>
          <span className="tabular-nums">{formatCount(total)}</span>
        </Button>
      }
    />
  )
}
