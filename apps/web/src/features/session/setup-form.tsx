import { setupBody } from '@curator/console-contract/session'
import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm } from 'react-hook-form'
import { toFieldErrors, toProblemText } from '../../api/problem-text.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useSetUp } from './session.queries.ts'

const texts = [
  { name: 'name', label: 'Name', type: 'text', autoComplete: 'name' },
  { name: 'email', label: 'E-mail', type: 'email', autoComplete: 'username' },
] as const

export function SetupForm({ token }: { readonly token: string }) {
  const setUp = useSetUp()
  const { control, handleSubmit } = useForm({
    resolver: zodResolver(setupBody),
    defaultValues: { token, name: '', email: '', password: '' },
  })
  const problem = setUp.error && toProblemText(setUp.error)
  const refused = toFieldErrors(setUp.error)
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={handleSubmit((body) => setUp.mutate(body))}
    >
      {texts.map(({ name, ...look }) => (
        <Controller
          key={name}
          control={control}
          name={name}
          render={({ field: { ref, ...field }, fieldState }) => (
            <TextField
              {...field}
              {...look}
              inputRef={ref}
              error={fieldState.error?.message ?? refused[name]}
            />
          )}
        />
      ))}
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
      {problem && (
        <Notice tone="bad" isAlert>
          <strong className="font-semibold">{problem.title}</strong> {problem.detail}
        </Notice>
      )}
      <Button type="submit" variant="primary" isPending={setUp.isPending}>
        Create the account and sign in
      </Button>
    </form>
  )
}
