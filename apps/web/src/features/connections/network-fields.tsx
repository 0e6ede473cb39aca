import { ChevronRight } from 'lucide-react'
import { Controller } from 'react-hook-form'
import { formatInstant } from '../../lib/format-instant.ts'
import { PasswordField } from '../../ui/password-field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { FieldsProps } from './connection-fields.tsx'
import { fieldTexts } from './connections-text.ts'

/** How the Server is reached. Folded away while there is nothing special about it. */
export function NetworkFields({
  control,
  connection,
  refused,
  hasFault,
}: FieldsProps & {
  /** A folded part would hide its faults. */
  readonly hasFault: boolean
}) {
  const network = connection?.network
  const passwordText = fieldTexts.proxyPassword
  return (
    <details
      className="group rounded-md border border-line"
      {...(hasFault || network?.proxyUrl || network?.caPem ? { open: true } : {})}
    >
      <summary className="flex cursor-pointer list-none items-center gap-1 rounded-md px-3 py-2 font-medium [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 group-open:rotate-90" />
        Network <span className="font-normal text-muted">Proxy and private authorities</span>
      </summary>
      <div className="flex flex-col gap-4 px-3 pb-3">
        {(['proxyUrl', 'proxyUser'] as const).map((name) => (
          <Controller
            key={name}
            control={control}
            name={name}
            render={({ field: { ref, ...field }, fieldState }) => (
              <TextField
                {...field}
                {...fieldTexts[name]}
                inputRef={ref}
                isRequired={false}
                isMonospace
                autoComplete="off"
                spellCheck="false"
                error={fieldState.error?.message ?? refused[`network.${name}`]}
              />
            )}
          />
        ))}
        <Controller
          control={control}
          name="proxyPassword"
          render={({ field: { ref, ...field }, fieldState }) => (
            <PasswordField
              {...field}
              inputRef={ref}
              label={passwordText.label}
              autoComplete="new-password"
              description={network?.hasProxyPassword ? passwordText.kept : passwordText.fresh}
              error={fieldState.error?.message}
            />
          )}
        />
        <Controller
          control={control}
          name="caPem"
          render={({ field: { ref, ...field }, fieldState }) => (
            <TextArea
              {...field}
              {...fieldTexts.caPem}
              inputRef={ref}
              isRequired={false}
              autoComplete="off"
              spellCheck="false"
              error={fieldState.error?.message ?? refused['network.caPem']}
            />
          )}
        />
        {network && network.certificates.length > 0 && (
          <ul aria-label="Trusted now" className="text-sm text-muted">
            {network.certificates.map(({ subject, validTo }) => (
              <li key={`${subject}${validTo}`}>
                {subject}, valid to {formatInstant(validTo).text}
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  )
}
