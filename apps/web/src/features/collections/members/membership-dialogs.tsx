import { useState } from 'react'
import { ExpiryField, toExpiry, toExpiryDraft } from '../../../memberships/expiry-field.tsx'
import { noRights } from '../../../memberships/rights.ts'
import { RightsField } from '../../../memberships/rights-field.tsx'
import { PlanDialog } from '../../../people/plan-dialog.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { MembershipWish } from '../collections.queries.ts'
import { countMemberships, text } from '../collections-text.ts'
import { type MembershipRow, toChangeable } from './membership-row.ts'

type Props = {
  readonly rows: readonly MembershipRow[]
  readonly plan: { readonly isPending: boolean; readonly error: Error | null }
  readonly onPlan: (action: MembershipWish['action']) => void
  readonly onClose: () => void
}

const countOf = (rows: readonly MembershipRow[]) => countMemberships(toChangeable(rows).length)

/** Says what becomes of memberships that nobody knows. */
function UnknownNotice({ rows, what }: { readonly rows: readonly MembershipRow[]; what: string }) {
  const unknown = rows.filter(({ member }) => member.source === 'unknown').length
  if (unknown === 0) return null
  return (
    <Notice tone="warning">
      Nobody knows the present {what} of {countMemberships(unknown)}. {text.unknownLeft}
    </Notice>
  )
}

/** Other rights for memberships; when they end stays. */
export function MembershipRightsDialog({ rows, plan, onPlan, onClose }: Props) {
  const [first] = rows
  const [rights, setRights] = useState(first?.member.rights ?? noRights)
  return (
    <PlanDialog
      title={`Rights of ${countOf(rows)}`}
      intro={text.nothingWritten}
      action={`Plan the rights of ${countOf(rows)}`}
      plan={plan}
      onPlan={() => onPlan({ kind: 'set', rights })}
      onClose={onClose}
    >
      <RightsField value={rights} onChange={setRights} />
      <UnknownNotice rows={rows} what="end" />
    </PlanDialog>
  )
}

/** Another end for memberships, or none; their rights stay. */
export function MembershipExpiryDialog({ rows, plan, onPlan, onClose }: Props) {
  const [first] = rows
  const [expiry, setExpiry] = useState(() => toExpiryDraft(first?.member.expiresAt ?? null))
  const expiresAt = toExpiry(expiry)
  return (
    <PlanDialog
      title={`End of ${countOf(rows)}`}
      intro={text.nothingWritten}
      action={`Plan the end of ${countOf(rows)}`}
      isReady={expiresAt !== undefined}
      plan={plan}
      onPlan={() => {
        if (expiresAt !== undefined) onPlan({ kind: 'set', expiresAt })
      }}
      onClose={onClose}
    >
      <ExpiryField value={expiry} onChange={setExpiry} />
      <UnknownNotice rows={rows} what="rights" />
    </PlanDialog>
  )
}
