import { acceptInvitationBody } from '@curator/console-contract/invitations'
import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm } from 'react-hook-form'
import { toFieldErrors, toProblemText } from '../../api/problem-text.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useAcceptInvitation } from './session.queries.ts'

export function InvitationForm({
  token,
  name,
  onDone,
}: {
  readonly token: string
  /** As the inviting person wrote it. */
  readonly name: string
  readonly onDone: () => void
}) {
  const accept = useAcceptInvitation()
  const { control, handleSubmit } = useForm({
    resolver: zodResolver(acceptInvitationBody),
    defaultValues: { token, name, password: '' },
  })
  const refused = toFieldErrors(accept.error)
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={handleSubmit((body) => accept.mutate(body, { onSuccess: onDone }))}
    >
      <Controller
        control={control}
        name="name"
        render={({ field: { ref, ...field }, fieldState }) => (
          <TextField
            {...field}
            label="Name"
            autoComplete="name"
            inputRef={ref}
            error={fieldState.error?.message ?? refused.name}
          />
        )}
      />
      <Controller
        control={control}
        name="password"
        render={({ field: { ref, ...field }, fieldState }) => (
          <PasswordField
            {...field}
            inputRef={ref}
            label="Password"
            autoComplete="new-password"
            description="12 to 200 characters; a sentence is easy to remember. No other rule."
            error={fieldState.error?.message ?? refused.password}
          />
        )}
      />
      {accept.error && <ActionProblem {...toProblemText(accept.error)} />}
      <Button type="submit" variant="primary" isPending={accept.isPending}>
        Create the account and sign in
      </Button>
    </form>
  )
}
