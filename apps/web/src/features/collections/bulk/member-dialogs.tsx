import { useState } from 'react'
import { ExpiryField, neverEnds, toExpiry } from '../../../memberships/expiry-field.tsx'
import { noRights } from '../../../memberships/rights.ts'
import { RightsField } from '../../../memberships/rights-field.tsx'
import { PlanDialog } from '../../../people/plan-dialog.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { countMembers, nameCollections, text } from '../collections-text.ts'
import { MembersField, nobody, toMemberRefs } from '../fields/members-field.tsx'
import type { CollectionDialogProps } from './dialog-props.ts'

/** Puts members into collections with rights and an expiry, or gives them other ones. */
export function SetMembersDialog(props: CollectionDialogProps) {
  const { connection, count, only, onClose, onPlan, plan, rightsWhy } = props
  const [draft, setDraft] = useState(nobody)
  const [rights, setRights] = useState(noRights)
  const [expiry, setExpiry] = useState(neverEnds)
  const members = toMemberRefs(draft)
  const expiresAt = toExpiry(expiry)
  return (
    <PlanDialog
      title={`Set members of ${nameCollections(count, only)}`}
      intro={text.nothingWritten}
      action={`Plan ${countMembers(members.length)} of ${nameCollections(count, only)}`}
      isReady={members.length > 0 && expiresAt !== undefined}
      plan={plan}
      onPlan={() => {
        if (expiresAt !== undefined) onPlan({ kind: 'set_members', members, rights, expiresAt })
      }}
      onClose={onClose}
    >
      <MembersField connection={connection} value={draft} onChange={setDraft} />
      <RightsField value={rights} onChange={setRights} />
      <ExpiryField value={expiry} onChange={setExpiry} />
      <Notice tone={rightsWhy === null ? 'info' : 'warning'}>
        {text.membersReplaced} {rightsWhy !== null && text.blindOverwrite}
      </Notice>
    </PlanDialog>
  )
}

/** Takes members out of collections. */
export function RemoveMembersDialog(props: CollectionDialogProps) {
  const { connection, count, only, onClose, onPlan, plan } = props
  const [draft, setDraft] = useState(nobody)
  const members = toMemberRefs(draft)
  return (
    <PlanDialog
      title={`Remove members from ${nameCollections(count, only)}`}
      intro={text.nothingWritten}
      action={`Plan to remove ${countMembers(members.length)}`}
      isReady={members.length > 0}
      plan={plan}
      onPlan={() => onPlan({ kind: 'remove_members', members })}
      onClose={onClose}
    >
      <MembersField connection={connection} value={draft} onChange={setDraft} />
    </PlanDialog>
  )
}
