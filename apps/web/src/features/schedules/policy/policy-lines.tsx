import type { ConnectionId } from '@curator/console-contract/ids'
import type { ServerRoleName } from '@curator/console-contract/server-roles'
import { serverRoleLabels, serverRoleNames } from '@curator/console-contract/server-roles'
import { Plus, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { Select } from '../../../ui/select.tsx'
import { CollectionBox } from './collection-box.tsx'
import { nextKey, type PolicyDraft } from './policy-draft.ts'
import { policyText } from './policy-text.ts'

/** Minutes of a year: the most that a policy takes. */
export const mostMinutes = 525_600
const roleChoices = serverRoleNames.map((key) => ({ key, text: serverRoleLabels[key] }))

export type PolicyFieldProps = {
  readonly connectionId: ConnectionId
  readonly draft: PolicyDraft
  readonly faults: Readonly<Record<string, string>>
  readonly onChange: (patch: Partial<PolicyDraft>) => void
}

/** A line of several boxes with a button that takes it away. */
export function Line({
  children,
  name,
  onRemove,
}: {
  readonly children: ReactNode
  readonly name: string
  readonly onRemove: () => void
}) {
  return (
    <div className="flex flex-wrap items-start gap-3">
      {children}
      <div className="pt-6">
        <Button variant="quiet" icon={Trash2} aria-label={`Remove ${name}`} onPress={onRemove} />
      </div>
    </div>
  )
}

export const put = <T,>(lines: readonly T[], at: number, patch: Partial<T>) =>
  lines.map((line, index) => (index === at ? { ...line, ...patch } : line))
export const without = <T,>(lines: readonly T[], at: number) =>
  lines.filter((_, index) => index !== at)

/** Numbers of minutes for the roles of owners; each role stands once. */
export function RoleLines({ draft, onChange }: PolicyFieldProps) {
  const lines = draft.leastMinutesOfRoles
  const free = roleChoices.filter(({ key }) => !lines.some(({ role }) => role === key))
  const set = (leastMinutesOfRoles: PolicyDraft['leastMinutesOfRoles']) =>
    onChange({ leastMinutesOfRoles })
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 text-sm font-medium">{policyText.ofRoles}</legend>
      {lines.map(({ leastMinutes, role }, at) => (
        <Line key={role} name={serverRoleLabels[role]} onRemove={() => set(without(lines, at))}>
          <Select<ServerRoleName>
            label="Role"
            items={roleChoices.filter(
              ({ key }) => key === role || free.some((one) => one.key === key),
            )}
            value={role}
            onChange={(next) => set(put(lines, at, { role: next }))}
          />
          <NumberField
            label={policyText.leastMinutes}
            value={leastMinutes}
            minValue={1}
            maxValue={mostMinutes}
            onChange={(next) => set(put(lines, at, { leastMinutes: next }))}
          />
        </Line>
      ))}
      {free[0] && (
        <div>
          <Button
            size="small"
            icon={Plus}
            onPress={() =>
              free[0] && set([...lines, { role: free[0].key, leastMinutes: draft.leastMinutes }])
            }
          >
            {policyText.addRole}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

/** Numbers of minutes for collections. */
export function CollectionLines({ connectionId, draft, faults, onChange }: PolicyFieldProps) {
  const lines = draft.leastMinutesOfCollections
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  const set = (leastMinutesOfCollections: PolicyDraft['leastMinutesOfCollections']) =>
    onChange({ leastMinutesOfCollections })
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 text-sm font-medium">{policyText.ofCollections}</legend>
      <p className="text-sm text-muted">{policyText.ofCollectionsHint}</p>
      {lines.map(({ collectionId, key, leastMinutes }, at) => (
        <Line
          key={key}
          name={names[collectionId] ?? (collectionId || 'this collection')}
          onRemove={() => set(without(lines, at))}
        >
          <CollectionBox
            connectionId={connectionId}
            collectionId={collectionId}
            error={faults[`policy.leastMinutesOfCollections.${at}.collectionId`]}
            onChange={(collection) => {
              if (collection) setNames({ ...names, [collection.id]: collection.name })
              set(put(lines, at, { collectionId: collection?.id ?? '' }))
            }}
          />
          <NumberField
            label={policyText.leastMinutes}
            value={leastMinutes}
            minValue={1}
            maxValue={mostMinutes}
            onChange={(next) => set(put(lines, at, { leastMinutes: next }))}
          />
        </Line>
      ))}
      <div>
        <Button
          size="small"
          icon={Plus}
          onPress={() =>
            set([
              ...lines,
              { key: nextKey(lines), collectionId: '', leastMinutes: draft.leastMinutes },
            ])
          }
        >
          {policyText.addCollection}
        </Button>
      </div>
    </fieldset>
  )
}
