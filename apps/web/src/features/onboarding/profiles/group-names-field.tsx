import type { ConnectionId } from '@curator/console-contract/ids'
import type { UserGroup } from '@curator/console-contract/user-groups'
import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'
import { allGroupsQuery } from '../../../people/people.queries.ts'
import { Button } from '../../../ui/button.tsx'
import { ComboBox, type ComboBoxItem } from '../../../ui/combo-box.tsx'
import { addGroup } from './profile-draft.ts'
import { text } from './profiles-text.ts'

/** Groups by name: found among those of the Server, or written for one that comes later. */
export function GroupNamesField({
  connectionId,
  names,
  onChange,
}: {
  readonly connectionId: ConnectionId
  readonly names: readonly string[]
  readonly onChange: (names: readonly string[]) => void
}) {
  const [typed, setTyped] = useState('')
  const { data = [] } = useQuery(allGroupsQuery(connectionId))
  return (
    <section aria-label={text.groups} className="flex flex-col gap-2">
      <h3 className="font-semibold">{text.groups}</h3>
      <p className="text-sm text-muted">{text.groupsAbout}</p>
      {names.length > 0 ? (
        <ul aria-label="Groups of the profile" className="flex flex-wrap gap-1">
          {names.map((name) => (
            <li
              key={name}
              className="inline-flex max-w-full items-center gap-1 rounded-md border border-line-strong pl-2 text-sm"
            >
              <span className="truncate">{name}</span>
              <Button
                size="small"
                variant="quiet"
                icon={X}
                aria-label={`Take out ${name}`}
                onPress={() => onChange(names.filter((other) => other !== name))}
              />
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-sm">{text.noGroups}</p>
      )}
      {/* A new box after each group: this one would open again for the text that goes. */}
      <ComboBox
        key={names.join()}
        label={text.addGroup}
        placeholder="Type the name of a group"
        items={toItems(data, names, typed.trim())}
        value={null}
        text={typed}
        onTextChange={setTyped}
        onChange={(_, { text: name }) => {
          onChange(addGroup(names, name))
          setTyped('')
        }}
        emptyText={text.allGroupsChosen}
      />
    </section>
  )
}

/** Groups of the Server that are not chosen, and what is typed where the Server has no such group. */
function toItems(
  groups: readonly UserGroup[],
  chosen: readonly string[],
  typed: string,
): ComboBoxItem[] {
  const known = groups
    .filter(({ name }) => addGroup(chosen, name) !== chosen)
    .map(({ id, name }) => ({ key: id, text: name }))
  const isNew =
    addGroup(chosen, typed) !== chosen &&
    !known.some(({ text: name }) => name.toLowerCase() === typed.toLowerCase())
  const typedItem = { key: 'typed', text: typed, description: text.newGroup }
  return isNew ? [...known, typedItem] : known
}
