import { X } from 'lucide-react'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { Button } from '../../../ui/button.tsx'
import { formatBytes, largestFileBytes, text } from '../api-explorer-text.ts'
import { type CallFile, isObject } from '../call-values.ts'
import type { FieldEditorProps } from './field-editor.tsx'
import { readFile } from './read-file.ts'

/** A file from the person’s computer; it is sent with the plan. */
export function FileField({ field, label, value, onChange, place, faults }: FieldEditorProps) {
  const [tooLarge, setTooLarge] = useState<string>()
  const file = isObject(value) ? (value as unknown as CallFile) : undefined
  const error = tooLarge ?? faults[place]
  const choose = async (chosen: File) => {
    const isTooLarge = chosen.size > largestFileBytes
    setTooLarge(
      isTooLarge
        ? `${chosen.name} has ${formatBytes(chosen.size)}. ${text.largestFile}`
        : undefined,
    )
    if (!isTooLarge) onChange(await readFile(chosen))
  }
  return (
    <fieldset className="flex flex-col items-start gap-1">
      <legend className="text-sm font-medium">{label ?? field.name}</legend>
      <div className="flex flex-wrap items-center gap-2">
        <FileTrigger
          onSelect={(files) => {
            const chosen = files?.[0]
            if (chosen) void choose(chosen)
          }}
        >
          <Button>{file ? 'Choose another file' : 'Choose a file'}</Button>
        </FileTrigger>
        {file && (
          <>
            <span className="wrap-anywhere">{file.fileName}</span>
            <Button
              variant="quiet"
              size="small"
              icon={X}
              aria-label={`Remove ${file.fileName}`}
              onPress={() => onChange(undefined)}
            />
          </>
        )}
      </div>
      <p className={error ? 'text-sm text-bad' : 'text-sm text-muted'}>
        {error ?? text.largestFile}
      </p>
    </fieldset>
  )
}
