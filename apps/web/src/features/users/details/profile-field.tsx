import { serverRoleLabels, serverRoleNames } from '@curator/console-contract/server-roles'
import {
  serverLanguages,
  type UserFieldKey,
  userFields,
} from '@curator/console-contract/user-fields'
import type { UserFieldValues } from '@curator/console-contract/user-plans'
import type { ServerUser } from '@curator/console-contract/users'
import { useState } from 'react'
import { listTimeZones } from '../../../lib/time-zones.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { ComboBox, type ComboBoxItem } from '../../../ui/combo-box.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { CredentialChoice } from './use-credential-choices.ts'
import { text } from './user-page-text.ts'
import { toLanguageText } from './user-values.ts'

/** Stands for the empty value in lists, whose keys can't be empty. */
const noneKey = 'none'
const none: ComboBoxItem = { key: noneKey, text: 'None' }
const zones = listTimeZones()
const roles = serverRoleNames.map((key) => ({ key, text: serverRoleLabels[key] }))
const languages = serverLanguages.map((key) => ({ key, text: toLanguageText(key) }))

type FieldInput = {
  readonly field: UserFieldKey
  readonly user: ServerUser
  readonly draft: UserFieldValues
  readonly error: string | undefined
  readonly onChange: (value: string | boolean) => void
}

/** The input of one field, by its kind. */
export function ProfileField({
  credentials,
  isFirst,
  ...input
}: FieldInput & {
  readonly credentials: readonly CredentialChoice[]
  /** Takes the focus: the person has just asked to edit. */
  readonly isFirst: boolean
}) {
  const { field, user, draft, error, onChange } = input
  const { label, kind } = userFields[field]
  const value = draft[field] ?? user[field]
  switch (kind) {
    case 'flag':
      return <FlagField {...input} />
    case 'role':
      return (
        <Select
          label={label}
          items={roles}
          value={roles.find(({ key }) => key === value)?.key ?? null}
          placeholder={serverRoleLabels.unknown}
          description={text.roleHint}
          error={error}
          onChange={onChange}
        />
      )
    case 'language':
      return (
        <Select
          label={label}
          items={languages}
          value={languages.find(({ key }) => key === value)?.key ?? null}
          placeholder={user.language || 'None'}
          error={error}
          onChange={onChange}
        />
      )
    case 'zone':
      return <ListField {...input} items={toZoneItems(user.timeZone)} hint={text.zoneHint} />
    case 'credential':
      return (
        <ListField
          {...input}
          items={toCredentialItems(credentials, user.defaultCredentialId)}
          hint={text.credentialHint}
        />
      )
    default:
      return (
        <TextField
          label={label}
          type={kind === 'email' ? 'email' : 'text'}
          value={String(value ?? '')}
          autoFocus={isFirst}
          description={field === 'defaultWorkerTag' ? text.tagHint : undefined}
          error={error}
          onChange={onChange}
        />
      )
  }
}

function FlagField({ field, user, draft, onChange }: FieldInput) {
  const before = user[field]
  const isTold = before !== null
  return (
    <div className="flex flex-col gap-0.5">
      <Checkbox
        isSelected={Boolean(draft[field] ?? before)}
        isIndeterminate={!isTold}
        isDisabled={!isTold}
        onChange={onChange}
      >
        {userFields[field].label}
      </Checkbox>
      {!isTold && <p className="pl-6 text-sm text-muted">{text.notTold}</p>}
    </div>
  )
}

/** One of a long list, or none. */
function ListField({
  field,
  user,
  draft,
  error,
  items,
  hint,
  onChange,
}: FieldInput & { readonly items: readonly ComboBoxItem[]; readonly hint: string }) {
  const value = String(draft[field] ?? user[field] ?? '') || noneKey
  const chosenText = items.find(({ key }) => key === value)?.text ?? ''
  const [typed, setTyped] = useState<string>()
  return (
    <ComboBox
      label={userFields[field].label}
      description={hint}
      items={items}
      value={value}
      text={typed ?? chosenText}
      onTextChange={setTyped}
      onChange={(key) => onChange(key === noneKey ? '' : key)}
      error={error}
    />
  )
}

/** The zones of this browser, and the one the user has, whose name may be an older one. */
function toZoneItems(present: string): ComboBoxItem[] {
  const all = present && !zones.includes(present) ? [present, ...zones] : zones
  return [none, ...all.map((zone) => ({ key: zone, text: zone }))]
}

function toCredentialItems(
  credentials: readonly CredentialChoice[],
  present: string,
): ComboBoxItem[] {
  const isKnown = !present || credentials.some(({ id }) => id === present)
  return [
    none,
    ...(isKnown ? [] : [{ key: present, text: present }]),
    ...credentials.map(({ id, name, isShared }) => ({
      key: id,
      text: name,
      description: isShared ? 'Shared with this person' : 'Not shared with this person',
    })),
  ]
}
