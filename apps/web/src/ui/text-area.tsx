import type { Ref } from 'react'
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components'
import { FieldLabel, FieldNotes, type FieldProps, inputClasses } from './field.tsx'

type TextAreaProps = Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid'> &
  FieldProps & {
    readonly inputRef?: Ref<HTMLTextAreaElement>
    readonly rows?: number
  }

/** Several lines of text that machines write: monospace, not wrapped. */
export function TextArea({
  label,
  description,
  error,
  inputRef,
  rows = 4,
  ...rest
}: TextAreaProps) {
  return (
    <AriaTextField
      {...rest}
      validationBehavior="aria"
      isInvalid={error !== undefined}
      className="flex flex-col gap-1"
    >
      <FieldLabel label={label} {...(rest.isRequired === false ? { isRequired: false } : {})} />
      <AriaTextArea
        {...(inputRef ? { ref: inputRef } : {})}
        rows={rows}
        wrap="off"
        className={`${inputClasses} py-2 font-mono text-sm`}
      />
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  )
}
