import type { DcmConnection } from '@curator/console-contract/dcm-connections'
import { useState } from 'react'
import {
  type ExpiryDraft,
  ExpiryField,
  neverEnds,
  toExpiry,
  toExpiryDraft,
} from '../../../memberships/expiry-field.tsx'
import { PlanDialog } from '../../../people/plan-dialog.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Select } from '../../../ui/select.tsx'
import type { PlanDcm } from '../data-connections.queries.ts'
import { countDcm, nameAll, text } from '../data-connections-text.ts'

interface Place {
  readonly key: string
  readonly credentialRole: string
  readonly secretRole: string
  /** Of each that has it. */
  readonly ends: readonly (string | null)[]
}

/** Places of secrets that the chosen connections have, most frequent first. */
function listPlaces(chosen: readonly DcmConnection[]): Place[] {
  const places = new Map<string, Place>()
  for (const { credentialRole, expiresAt, secretRole } of chosen.flatMap(
    ({ secrets }) => secrets,
  )) {
    const key = JSON.stringify([credentialRole, secretRole])
    const ends = [...(places.get(key)?.ends ?? []), expiresAt]
    places.set(key, { key, credentialRole, secretRole, ends })
  }
  return [...places.values()].sort((a, b) => b.ends.length - a.ends.length)
}

/** The end that all have; undefined where they differ. */
const findCommonEnd = ({ ends }: Place): string | null | undefined =>
  new Set(ends).size === 1 ? ends[0] : undefined

/** Another secret, or another end of it; null: nobody has said yet when it ends. */
export function DcmSecretDialog({
  chosen,
  plan,
  onClose,
}: {
  readonly chosen: readonly DcmConnection[]
  readonly plan: Pick<PlanDcm, 'mutate' | 'isPending' | 'error'>
  readonly onClose: () => void
}) {
  const places = listPlaces(chosen)
  const [key, setKey] = useState(places[0]?.key ?? null)
  const [isNew, setIsNew] = useState(true)
  const [edited, setEdited] = useState<ExpiryDraft | null>(null)
  const place = places.find((each) => each.key === key)
  const common = place && findCommonEnd(place)
  const draft = edited ?? (common === undefined ? null : toExpiryDraft(common))
  // An end that nobody touched goes back as it came: the box holds no seconds.
  const expiresAt = edited ? toExpiry(edited) : common
  return (
    <PlanDialog
      title={`Secret of ${nameAll(chosen, countDcm)}`}
      intro={text.nothingWritten}
      action={`Plan it for ${countDcm(chosen.length)}`}
      isReady={place !== undefined && expiresAt !== undefined}
      plan={plan}
      onPlan={() => {
        if (!place || expiresAt === undefined) return
        const { credentialRole, secretRole } = place
        plan.mutate({
          kind: isNew ? 'secret' : 'expiry',
          ids: chosen.map(({ id }) => id),
          credentialRole,
          secretRole,
          expiresAt,
        })
      }}
      onClose={onClose}
    >
      {places.length === 0 && <Notice tone="warning">None of them has a secret.</Notice>}
      <Select
        label="Which secret"
        description="Role of the credential, and of the secret in it."
        items={places.map((each) => ({
          key: each.key,
          text: `${each.credentialRole}, ${each.secretRole}`,
          description: `In ${each.ends.length} of ${chosen.length}`,
        }))}
        value={key}
        onChange={(next) => {
          setKey(next)
          setEdited(null)
        }}
      />
      <Checkbox isSelected={isNew} onChange={setIsNew}>
        It gets a new value
      </Checkbox>
      {isNew && <p className="text-muted">{text.secretLater}</p>}
      {place && <EndField draft={draft} onChange={setEdited} />}
    </PlanDialog>
  )
}

const endChoices = [
  { key: 'at', text: 'At one time' },
  { key: 'never', text: 'Never' },
] as const

/** When the secret ends; asked first where the chosen ones differ. */
function EndField({
  draft,
  onChange,
}: {
  readonly draft: ExpiryDraft | null
  readonly onChange: (draft: ExpiryDraft) => void
}) {
  if (draft) return <ExpiryField label="The secret ends" value={draft} onChange={onChange} />
  return (
    <Select
      label="When they end"
      description={text.secretEndsDiffer}
      items={endChoices}
      value={null}
      onChange={(choice) => onChange(choice === 'at' ? { ends: true, at: '' } : neverEnds)}
    />
  )
}
