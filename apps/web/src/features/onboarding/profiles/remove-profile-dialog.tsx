import type { JobProfile } from '@curator/console-contract/job-profiles'
import { toProblemText } from '../../../api/problem-text.ts'
import { ActionProblem } from '../../../ui/action-problem.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { useRemoveJobProfile } from './job-profiles.queries.ts'
import { text } from './profiles-text.ts'

export function RemoveProfileDialog({
  profile,
  onClose,
}: {
  readonly profile: JobProfile
  readonly onClose: () => void
}) {
  const remove = useRemoveJobProfile(profile.connectionId)
  return (
    <Dialog
      isOpen
      isAlert
      size="small"
      title={`Delete the profile “${profile.name}”?`}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Keep it</Button>
          <Button
            variant="danger"
            isPending={remove.isPending}
            onPress={() => remove.mutate(profile.id, { onSuccess: onClose })}
          >
            Delete the profile
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 pb-2">
        <p>{text.removeText}</p>
        {remove.error && <ActionProblem {...toProblemText(remove.error)} />}
      </div>
    </Dialog>
  )
}
