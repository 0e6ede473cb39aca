import type { Connection } from '@curator/console-contract/connections'
import { type Control, Controller } from 'react-hook-form'
import { PasswordField } from '../../ui/password-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { ConnectionFormOutput, ConnectionFormValues } from './connection-form-values.ts'
import { fieldTexts } from './connections-text.ts'
import { EnvironmentChoice } from './environment-choice.tsx'
import { PolicyFields } from './policy-fields.tsx'

export interface FieldsProps {
  readonly control: Control<ConnectionFormValues, unknown, ConnectionFormOutput>
  /** The connection that is changed; undefined for a new one. */
  readonly connection: Connection | undefined
  /** What the console refused, by the name of the field on the wire. */
  readonly refused: Readonly<Record<string, string | undefined>>
}

const texts = ['name', 'baseUrl', 'clientId'] as const

/** Which Server, with whose key, and what it is to people. */
export function ConnectionFields({ control, connection, refused }: FieldsProps) {
  const secretText = fieldTexts.clientSecret
  return (
    <>
      {texts.map((name) => (
        <Controller
          key={name}
          control={control}
          name={name}
          render={({ field: { ref, ...field }, fieldState }) => (
            <TextField
              {...field}
              {...fieldTexts[name]}
              inputRef={ref}
              isMonospace={name !== 'name'}
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
            label={secretText.label}
            autoComplete="new-password"
            description={connection?.hasSecret ? secretText.kept : secretText.fresh}
            error={fieldState.error?.message ?? refused.clientSecret}
          />
        )}
      />
      <Controller
        control={control}
        name="environment"
        render={({ field, fieldState }) => (
          <EnvironmentChoice
            value={field.value}
            onChange={field.onChange}
            error={fieldState.error?.message ?? refused.environment}
          />
        )}
      />
      <PolicyFields control={control} refused={refused} />
      <Controller
        control={control}
        name="maxConcurrency"
        render={({ field: { ref, value, ...field }, fieldState }) => (
          <TextField
            {...field}
            {...fieldTexts.maxConcurrency}
            value={String(value ?? '')}
            inputRef={ref}
            inputMode="numeric"
            error={fieldState.error?.message ?? refused.maxConcurrency}
          />
        )}
      />
    </>
  )
}
