import type { Ref } from 'react'
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
} from 'react-aria-components'
import { FieldLabel, FieldNotes, type FieldProps, inputClasses } from './field.tsx'

type TextFieldProps = Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid'> &
  FieldProps & {
    readonly placeholder?: string
    readonly inputRef?: Ref<HTMLInputElement>
    /** For ids and addresses. */
    readonly isMonospace?: boolean
  }

/** One line of text. `isRequired={false}` says "(optional)" after the label. */
export function TextField({
  label,
  isLabelHidden,
  description,
  error,
  placeholder,
  inputRef,
  isMonospace = false,
  ...rest
}: TextFieldProps) {
  return (
    <AriaTextField
      {...rest}
      validationBehavior="aria"
      isInvalid={error !== undefined}
      className="flex flex-col gap-1"
    >
      <FieldLabel
        label={label}
        isLabelHidden={isLabelHidden}
        {...(rest.isRequired === false ? { isRequired: false } : {})}
      />
      <Input
        {...(inputRef ? { ref: inputRef } : {})}
        {...(placeholder ? { placeholder } : {})}
        className={isMonospace ? `${inputClasses} font-mono` : inputClasses}
      />
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  )
}
