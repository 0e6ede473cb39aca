import type { Recipe } from '@curator/console-contract/bulk-runner'
import type { SheetId } from '@curator/console-contract/ids'
import { type FormEvent, useId, useState } from 'react'
import { toFieldErrors, toProblemText } from '../../api/problem-text.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useCreateRecipe, useRemoveRecipe, useRenameRecipe } from './bulk-runner.queries.ts'

/** Saves operation, sources and record id of a sheet under a name. */
export function SaveRecipeDialog({
  sheetId,
  onClose,
}: {
  readonly sheetId: SheetId
  readonly onClose: () => void
}) {
  const create = useCreateRecipe(sheetId)
  const showToast = useToast()
  const done = () => {
    showToast('Saved the recipe. Everyone on this console can use it.')
    onClose()
  }
  return (
    <NameDialog
      title="Save as a recipe"
      action="Save the recipe"
      firstName=""
      isPending={create.isPending}
      error={create.error}
      onClose={onClose}
      onName={(name) => create.mutate(name, { onSuccess: done })}
    >
      It keeps the operation, which column fills which field, and the values for all rows. Everyone
      on this console sees it.
    </NameDialog>
  )
}

export function RenameRecipeDialog({
  recipe,
  onClose,
}: {
  readonly recipe: Recipe
  readonly onClose: () => void
}) {
  const rename = useRenameRecipe()
  return (
    <NameDialog
      title={`Rename “${recipe.name}”`}
      action="Rename"
      firstName={recipe.name}
      isPending={rename.isPending}
      error={rename.error}
      onClose={onClose}
      onName={(name) => rename.mutate({ id: recipe.id, name }, { onSuccess: onClose })}
    />
  )
}

function NameDialog({
  title,
  action,
  firstName,
  isPending,
  error,
  children,
  onClose,
  onName,
}: {
  readonly title: string
  readonly action: string
  readonly firstName: string
  readonly isPending: boolean
  readonly error: unknown
  readonly children?: string | undefined
  readonly onClose: () => void
  readonly onName: (name: string) => void
}) {
  const formId = useId()
  const [name, setName] = useState(firstName)
  const fieldError = toFieldErrors(error).name
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') onName(name.trim())
  }
  return (
    <Dialog
      isOpen
      size="small"
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Not now</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            isPending={isPending}
            isDisabled={name.trim() === ''}
          >
            {action}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={handleSubmit} className="flex flex-col gap-3 pb-2">
        {children && <p>{children}</p>}
        <TextField
          label="Name of the recipe"
          value={name}
          onChange={setName}
          maxLength={100}
          autoFocus
          autoComplete="off"
          error={fieldError}
        />
        {error !== null && !fieldError && <ActionProblem {...toProblemText(error)} />}
      </form>
    </Dialog>
  )
}

export function RemoveRecipeDialog({
  recipe,
  onClose,
}: {
  readonly recipe: Recipe
  readonly onClose: () => void
}) {
  const remove = useRemoveRecipe()
  return (
    <Dialog
      isOpen
      isAlert
      size="small"
      title={`Delete “${recipe.name}”?`}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Keep it</Button>
          <Button
            variant="danger"
            isPending={remove.isPending}
            onPress={() => remove.mutate(recipe.id, { onSuccess: onClose })}
          >
            Delete the recipe
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 pb-2">
        <p>
          It goes for everyone on this console. Sheets, plans and runs made with it stay as they
          are.
        </p>
        {remove.error && <ActionProblem {...toProblemText(remove.error)} />}
      </div>
    </Dialog>
  )
}
