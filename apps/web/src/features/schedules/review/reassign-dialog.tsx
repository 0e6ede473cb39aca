import type { AccountId } from '@curator/console-contract/ids'
import type { ReviewItem } from '@curator/console-contract/schedule-review'
import { useState } from 'react'
import { toFieldErrors } from '../../../api/problem-text.ts'
import { TextField } from '../../../ui/text-field.tsx'
import { nameSchedules } from '../schedules-text.ts'
import { ActDialog } from './campaign-dialogs.tsx'
import type { CampaignInFull } from './progress-panels.tsx'
import { useReassign } from './review.queries.ts'
import { AccountField } from './review-fields.tsx'
import { reviewText } from './review-text.ts'

/** Gives items to another account; a link that showed them no longer does. */
export function ReassignDialog({
  campaign,
  items,
  onClose,
}: {
  readonly campaign: CampaignInFull
  readonly items: readonly ReviewItem[]
  readonly onClose: () => void
}) {
  const [accountId, setAccountId] = useState<AccountId | null>(null)
  const [reason, setReason] = useState('')
  const move = useReassign(campaign.id)
  const what = nameSchedules(items.length, items[0])
  return (
    <ActDialog
      title={`Give ${what} to somebody else`}
      action={`Give ${what} away`}
      isReady={accountId !== null && reason.trim() !== ''}
      act={move}
      onAct={() => {
        if (accountId === null) return
        const itemIds = items.map(({ id }) => id)
        move.mutate({ itemIds, accountId, reason: reason.trim() }, { onSuccess: onClose })
      }}
      onClose={onClose}
    >
      <p className="text-muted">A link that was sent for it no longer shows it.</p>
      <AccountField label="To whom" value={accountId} onChange={setAccountId} />
      <TextField
        label={reviewText.reason}
        value={reason}
        maxLength={500}
        error={toFieldErrors(move.error).reason}
        onChange={setReason}
      />
    </ActDialog>
  )
}
