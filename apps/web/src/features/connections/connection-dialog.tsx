import type { Connection } from '@curator/console-contract/connections'
import { zodResolver } from '@hookform/resolvers/zod'
import { Controller, useForm } from 'react-hook-form'
import { toFieldErrors, toProblemText } from '../../api/problem-text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useToast } from '../../ui/toast.tsx'
import { connectionFormSchema, toConnectionBody, toFormValues } from './connection-form-values.ts'
import { useSaveConnection } from './connections.queries.ts'

const formId = 'connection-form'
const environments = [
  { key: 'development', text: 'Development', description: 'For trying things out' },
  { key: 'test', text: 'Test', description: 'For checking before production' },
  {
    key: 'production',
    text: 'Production',
    description: 'People work on it: marked along the whole frame',
  },
] as const

const texts = [
  {
    name: 'name',
    label: 'Name',
    description: 'As you call it, for example “DEV”.',
    isMonospace: false,
  },
  {
    name: 'baseUrl',
    label: 'Web API address',
    description:
      'The address of the Server with /webapi/ behind it: https://alteryx.example.test/webapi/',
    isMonospace: true,
  },
  {
    name: 'clientId',
    label: 'API access key',
    description:
      'In Alteryx Server UI: your initials, My Profile, Keys. It must be the key of a Curator.',
    isMonospace: true,
  },
] as const

/** Adds a connection, or changes the one given. The secret goes in and never comes back. */
export function ConnectionDialog({
  connection,
  onClose,
}: {
  readonly connection: Connection | undefined
  readonly onClose: () => void
}) {
  const hasSecret = connection?.hasSecret ?? false
  const save = useSaveConnection(connection?.id)
  const showToast = useToast()
  const { control, handleSubmit } = useForm({
    resolver: zodResolver(connectionFormSchema(hasSecret)),
    defaultValues: toFormValues(connection),
  })
  const refused = toFieldErrors(save.error)
  const problem = save.error && toProblemText(save.error)
  const submit = handleSubmit((values) =>
    save.mutate(toConnectionBody(values, connection), {
      onSuccess: (saved) => {
        showToast(
          connection
            ? `Saved “${saved.name}”.`
            : `Added “${saved.name}”; its directory is being read.`,
        )
        onClose()
      },
    }),
  )
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={connection ? `Change “${connection.name}”` : 'Add a connection'}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" isPending={save.isPending}>
            {connection ? 'Save changes' : 'Add connection'}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="flex flex-col gap-4 pb-2" onSubmit={submit}>
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
                autoComplete="off"
                spellCheck="false"
                error={fieldState.error?.message ?? refused[name]}
              />
            )}
          />
        ))}
        <Controller
          control={control}
          name="clientSecret"
          render={({ field: { ref, ...field }, fieldState }) => (
            <PasswordField
              {...field}
              inputRef={ref}
              label="API access secret"
              autoComplete="new-password"
              description={
                hasSecret
                  ? 'Kept encrypted and never shown. Leave empty to keep the present one.'
                  : 'It stands below the key. It is kept encrypted and never shown again.'
              }
              error={fieldState.error?.message ?? refused.clientSecret}
            />
          )}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Controller
            control={control}
            name="environment"
            render={({ field, fieldState }) => (
              <Select
                label="Environment"
                items={environments}
                value={field.value}
                onChange={field.onChange}
                error={fieldState.error?.message ?? refused.environment}
              />
            )}
          />
          <Controller
            control={control}
            name="maxConcurrency"
            render={({ field: { ref, value, ...field }, fieldState }) => (
              <TextField
                {...field}
                value={String(value ?? '')}
                inputRef={ref}
                label="Calls at once"
                inputMode="numeric"
                description="1 to 64, for bulk work."
                error={fieldState.error?.message ?? refused.maxConcurrency}
              />
            )}
          />
        </div>
        {problem && (
          <Notice tone="bad" isAlert>
            <strong className="font-semibold">{problem.title}</strong> {problem.detail}
          </Notice>
        )}
      </form>
    </Dialog>
  )
}
