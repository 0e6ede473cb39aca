import { Controller, useWatch } from 'react-hook-form'
import { Select } from '../../ui/select.tsx'
import type { FieldsProps } from './connection-fields.tsx'
import { approvalChoices, fieldTexts, signInChoices } from './connections-text.ts'

/** How people sign in to the Server, and which plans a second person must approve. */
export function PolicyFields({ control, refused }: Omit<FieldsProps, 'connection'>) {
  const isProduction = useWatch({ control, name: 'environment' }) === 'production'
  const { recommended, ...approvalTexts } = fieldTexts.approval
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Controller
        control={control}
        name="signIn"
        render={({ field, fieldState }) => (
          <Select
            {...fieldTexts.signIn}
            items={signInChoices}
            value={field.value}
            onChange={field.onChange}
            error={fieldState.error?.message ?? refused.signIn}
          />
        )}
      />
      <Controller
        control={control}
        name="approval"
        render={({ field, fieldState }) => (
          <Select
            {...approvalTexts}
            description={
              isProduction && field.value === 'none' ? recommended : approvalTexts.description
            }
            items={approvalChoices}
            value={field.value}
            onChange={field.onChange}
            error={fieldState.error?.message ?? refused.approval}
          />
        )}
      />
    </div>
  )
}
