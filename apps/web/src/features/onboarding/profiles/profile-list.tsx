import type { ConnectionId } from '@curator/console-contract/ids'
import type { JobProfile } from '@curator/console-contract/job-profiles'
import { Copy, MoreHorizontal, Pencil, Trash2 } from 'lucide-react'
import { useFieldChoices } from '../../../people/field-choices.ts'
import { Button } from '../../../ui/button.tsx'
import { InstantText } from '../../../ui/instant-text.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { text, toValueWords } from './profiles-text.ts'

export type ProfileActions = {
  readonly onEdit: (profile: JobProfile) => void
  readonly onCopy: (profile: JobProfile) => void
  readonly onRemove: (profile: JobProfile) => void
}

/** Job profiles with what each sets, in words. `actions` are those of people who may plan. */
export function ProfileList({
  connectionId,
  profiles,
  actions,
}: {
  readonly connectionId: ConnectionId
  readonly profiles: readonly JobProfile[]
  readonly actions: ProfileActions | null
}) {
  const choicesOf = useFieldChoices(connectionId)
  return (
    <ul aria-label="Job profiles" className="flex flex-col divide-y divide-line">
      {profiles.map((profile) => (
        <li key={profile.id} className="flex items-start gap-3 px-4 py-3">
          <div className="flex min-w-0 flex-1 flex-col gap-1">
            <h2 className="font-semibold wrap-anywhere">{profile.name}</h2>
            {profile.description && <p className="wrap-anywhere">{profile.description}</p>}
            <Facts label="Sets" words={toValueWords(profile.values, choicesOf)} />
            <Facts label="Groups" words={profile.groups} />
            {profile.reach && (
              <Facts label={text.reach} words={Object.values(profile.reach).filter(Boolean)} />
            )}
            <p className="text-sm text-muted">
              By {profile.authorName}, changed <InstantText instant={profile.updatedAt} />
            </p>
          </div>
          {actions && <RowActions profile={profile} actions={actions} />}
        </li>
      ))}
    </ul>
  )
}

function Facts({ label, words }: { readonly label: string; readonly words: readonly string[] }) {
  return (
    <p className="text-sm wrap-anywhere">
      <span className="text-muted">{label}:</span> {words.length > 0 ? words.join(' · ') : 'none'}
    </p>
  )
}

function RowActions({
  profile,
  actions,
}: {
  readonly profile: JobProfile
  readonly actions: ProfileActions
}) {
  return (
    <span className="flex shrink-0 items-center gap-1">
      <Button
        size="small"
        icon={Pencil}
        aria-label={`Edit ${profile.name}`}
        onPress={() => actions.onEdit(profile)}
      >
        Edit
      </Button>
      <Menu
        label={`More for ${profile.name}`}
        trigger={
          <Button
            variant="quiet"
            size="small"
            icon={MoreHorizontal}
            aria-label={`More for ${profile.name}`}
          />
        }
        entries={[
          {
            key: 'copy',
            text: 'Duplicate',
            icon: Copy,
            onAction: () => actions.onCopy(profile),
          },
          {
            key: 'remove',
            text: 'Delete',
            icon: Trash2,
            isDanger: true,
            onAction: () => actions.onRemove(profile),
          },
        ]}
      />
    </span>
  )
}
