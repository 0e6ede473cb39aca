import type { SavedView } from '@curator/console-contract/saved-views'
import { type FormEvent, useId, useState } from 'react'
import { toFieldErrors, toProblemText } from '../api/problem-text.ts'
import { ActionProblem } from '../ui/action-problem.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useToast } from '../ui/toast.tsx'
import type { ViewedList } from './viewed-list.ts'
import { useCreateView } from './views.queries.ts'

/** Keeps the present list under a name. */
export function SaveViewDialog({
  viewed,
  search,
  onSaved,
  onClose,
}: {
  readonly viewed: ViewedList
  readonly search: string
  readonly onSaved: (view: SavedView) => void
  readonly onClose: () => void
}) {
  const formId = useId()
  const [name, setName] = useState('')
  const [isShared, setIsShared] = useState(false)
  const create = useCreateView()
  const showToast = useToast()
  const nameFault = toFieldErrors(create.error).name
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    create.mutate(
      { list: viewed.list, name: name.trim(), search, isShared },
      {
        onSuccess: (view) => {
          showToast(`Saved the view “${view.name}”.`)
          onSaved(view)
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      isOpen
      size="small"
      title="Save this list as a view"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Not now</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            isPending={create.isPending}
            isDisabled={name.trim() === ''}
          >
            Save the view
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={handleSubmit} className="flex flex-col gap-3 pb-2">
        <p>{viewed.hint}</p>
        <TextField
          label="Name of the view"
          value={name}
          onChange={setName}
          maxLength={60}
          autoFocus
          autoComplete="off"
          error={nameFault}
        />
        <Checkbox isSelected={isShared} onChange={setIsShared}>
          Share it with everyone on this console
        </Checkbox>
        {create.error && !nameFault && <ActionProblem {...toProblemText(create.error)} />}
      </form>
    </Dialog>
  )
}
