import { changePasswordBody } from '@curator/console-contract/accounts'
import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm } from 'react-hook-form'
import { toFieldErrors, toProblemText } from '../../api/problem-text.ts'
import { ActionProblem } from '../../ui/action-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useChangePassword } from './accounts.queries.ts'
import { passwordText } from './accounts-text.ts'
import { SettingsFrame } from './settings-frame.tsx'
import { SettingsSection } from './settings-section.tsx'

const fields = [
  { name: 'currentPassword', label: 'Present password', autoComplete: 'current-password' },
  {
    name: 'newPassword',
    label: 'New password',
    autoComplete: 'new-password',
    description: passwordText.rule,
  },
] as const

/** One’s own password. */
export function PasswordPage() {
  const change = useChangePassword()
  const showToast = useToast()
  const { control, handleSubmit, reset } = useForm({
    resolver: zodResolver(changePasswordBody),
    defaultValues: { currentPassword: '', newPassword: '' },
  })
  const refused = toFieldErrors(change.error)
  const submit = handleSubmit((body) =>
    change.mutate(body, {
      onSuccess: () => {
        reset()
        showToast(passwordText.changed)
      },
    }),
  )
  return (
    <SettingsFrame tab="password">
      <SettingsSection {...passwordText.section}>
        <form noValidate className="flex max-w-md flex-col gap-4" onSubmit={submit}>
          {fields.map(({ name, ...look }) => (
            <Controller
              key={name}
              control={control}
              name={name}
              render={({ field: { ref, ...field }, fieldState }) => (
                <PasswordField
                  {...field}
                  {...look}
                  inputRef={ref}
                  error={fieldState.error?.message ?? refused[name]}
                />
              )}
            />
          ))}
          {change.error && <ActionProblem {...toProblemText(change.error)} />}
          <div>
            <Button type="submit" variant="primary" isPending={change.isPending}>
              Change the password
            </Button>
          </div>
        </form>
      </SettingsSection>
    </SettingsFrame>
  )
}
