import { Eye, EyeOff } from 'lucide-react'
import { type Ref, useState } from 'react'
import { Input, TextField, type TextFieldProps, ToggleButton } from 'react-aria-components'
import { FieldLabel, FieldNotes, type FieldProps, inputClasses } from './field.tsx'

type PasswordFieldProps = Omit<
  TextFieldProps,
  'className' | 'style' | 'children' | 'isInvalid' | 'type'
> &
  FieldProps & { readonly inputRef?: Ref<HTMLInputElement> }

/** A password or secret, hidden until the person asks to see it. */
export function PasswordField({
  label,
  isLabelHidden,
  description,
  error,
  inputRef,
  ...rest
}: PasswordFieldProps) {
  const [isShown, setIsShown] = useState(false)
  return (
    <TextField
      {...rest}
      type={isShown ? 'text' : 'password'}
      validationBehavior="aria"
      isInvalid={error !== undefined}
      className="flex flex-col gap-1"
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} />
      <div className="relative">
        <Input
          {...(inputRef ? { ref: inputRef } : {})}
          spellCheck={false}
          className={`${inputClasses} pr-10`}
        />
        <ToggleButton
          aria-label={`Show ${label.toLowerCase()}`}
          isSelected={isShown}
          onChange={setIsShown}
          className="absolute inset-y-0 right-0 flex w-9 items-center justify-center rounded-md text-muted hover:text-text"
        >
          {isShown ? (
            <EyeOff aria-hidden className="size-4" />
          ) : (
            <Eye aria-hidden className="size-4" />
          )}
        </ToggleButton>
      </div>
      <FieldNotes description={description} error={error} />
    </TextField>
  )
}
