import { signInBody } from '@curator/console-contract/session'
import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm } from 'react-hook-form'
import { toProblemText } from '../../api/problem-text.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useSignIn } from './session.queries.ts'

export function SignInForm() {
  const signIn = useSignIn()
  const { control, handleSubmit } = useForm({
    resolver: zodResolver(signInBody),
    defaultValues: { email: '', password: '' },
  })
  const problem = signIn.error && toProblemText(signIn.error)
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={handleSubmit((body) => signIn.mutate(body))}
    >
      <Controller
        control={control}
        name="email"
        render={({ field: { ref, ...field }, fieldState }) => (
          <TextField
            {...field}
            inputRef={ref}
            label="E-mail"
            type="email"
            autoComplete="username"
            error={fieldState.error?.message}
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
            autoComplete="current-password"
            error={fieldState.error?.message}
          />
        )}
      />
      {problem && (
        <Notice tone="bad" isAlert>
          <strong className="font-semibold">{problem.title}</strong> {problem.detail}
        </Notice>
      )}
      <Button type="submit" variant="primary" isPending={signIn.isPending}>
        Sign in
      </Button>
    </form>
  )
}
