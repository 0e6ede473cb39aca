import { FileUp } from 'lucide-react'
import { DropZone, FileTrigger, Text } from 'react-aria-components'
import { Button } from './button.tsx'

/** A place to drop one file, with a button for the keyboard. `hint` says types and size beforehand. */
export function FileDrop({
  label,
  hint,
  buttonText = 'Choose a file',
  acceptedFileTypes,
  onFile,
  isPending = false,
}: {
  readonly label: string
  readonly hint: string
  readonly buttonText?: string
  /** Endings or media types, for example `.csv`. What is dropped is not filtered: the reader decides. */
  readonly acceptedFileTypes: readonly string[]
  readonly onFile: (file: File) => void
  readonly isPending?: boolean
}) {
  return (
    <DropZone
      isDisabled={isPending}
      onDrop={async (event) => {
        const item = event.items.find((candidate) => candidate.kind === 'file')
        if (item) onFile(await item.getFile())
      }}
      className="flex flex-col items-center gap-3 rounded-lg border-2 border-dashed border-line-strong bg-surface px-6 py-10 text-center data-drop-target:border-accent data-drop-target:bg-accent-soft"
    >
      <FileUp aria-hidden className="size-8 text-muted" />
      <Text slot="label" className="text-lg font-semibold">
        {label}
      </Text>
      <FileTrigger
        acceptedFileTypes={acceptedFileTypes}
        onSelect={(files) => {
          const file = files?.[0]
          if (file) onFile(file)
        }}
      >
        <Button variant="primary" isPending={isPending}>
          {buttonText}
        </Button>
      </FileTrigger>
      <p className="text-sm text-muted">{hint}</p>
    </DropZone>
  )
}
