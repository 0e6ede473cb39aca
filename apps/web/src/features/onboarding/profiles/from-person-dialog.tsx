import type { ConnectionId } from '@curator/console-contract/ids'
import type { ServerUser } from '@curator/console-contract/users'
import { useState } from 'react'
import { PersonPicker } from '../../../people/person-picker.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { text } from './profiles-text.ts'

/** Finds the person whose values a new profile begins with. */
export function FromPersonDialog({
  connectionId,
  onPerson,
  onClose,
}: {
  readonly connectionId: ConnectionId
  readonly onPerson: (user: ServerUser) => void
  readonly onClose: () => void
}) {
  const [user, setUser] = useState<ServerUser>()
  return (
    <Dialog
      isOpen
      title="Job profile from a person"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={!user}
            onPress={() => {
              if (user) onPerson(user)
            }}
          >
            Take these values
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 pb-2">
        <p className="text-muted">{text.fromPersonAbout}</p>
        <PersonPicker label="Person" connectionId={connectionId} chosen={user} onChange={setUser} />
      </div>
    </Dialog>
  )
}
