import { maxSheetBytes } from '@curator/console-contract/sheets'
import { ClipboardPaste } from 'lucide-react'
import { useId, useState } from 'react'
import { formatCounted } from '../lib/format-count.ts'
import { Button } from '../ui/button.tsx'
import { FileDrop } from '../ui/file-drop.tsx'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/page.tsx'
import { limitsText } from './sheets-text.ts'

/** What a paste is called; the ending says that cells stand between tabs, as spreadsheets copy them. */
const pasteName = 'pasted cells.tsv'

/**
 * Takes a file or pasted cells and hands the bytes on as they are. What was pasted stays until the page is left, so that
 * a refusal loses nothing.
 */
export function SheetForm({
  pasteExample,
  isPending,
  onSheet,
}: {
  /** A header row as it may be pasted, cells between tabs. */
  readonly pasteExample: string
  readonly isPending: boolean
  readonly onSheet: (fileName: string, bytes: Uint8Array<ArrayBuffer>) => void
}) {
  const [tooLarge, setTooLarge] = useState<string | null>(null)
  const handleFile = async (file: File) => {
    if (file.size > maxSheetBytes) return setTooLarge(file.name)
    setTooLarge(null)
    onSheet(file.name, new Uint8Array(await file.arrayBuffer()))
  }
  return (
    <div className="flex flex-col gap-4">
      <FileDrop
        label="Drop a sheet here"
        hint={limitsText}
        acceptedFileTypes={['.csv', '.tsv', '.txt', '.xlsx']}
        isPending={isPending}
        onFile={(file) => void handleFile(file)}
      />
      {tooLarge && (
        <Notice tone="bad" isAlert>
          <strong>“{tooLarge}” is larger than 20 MB.</strong> Split it into smaller files and bring
          one after the other.
        </Notice>
      )}
      <PasteForm
        example={pasteExample}
        isPending={isPending}
        onText={(text) => onSheet(pasteName, new TextEncoder().encode(text))}
      />
    </div>
  )
}

function PasteForm({
  example,
  isPending,
  onText,
}: {
  readonly example: string
  readonly isPending: boolean
  readonly onText: (text: string) => void
}) {
  const id = useId()
  const [text, setText] = useState('')
  const lineCount = text.trim() === '' ? 0 : text.trim().split(/\r\n|\r|\n/).length
  return (
    <Panel label="Paste cells">
      <div className="flex flex-col gap-2 p-4">
        <label htmlFor={id} className="text-lg font-semibold">
          Or paste cells
        </label>
        <p id={`${id}-hint`} className="text-sm text-muted">
          Copy them from your spreadsheet together with the header row.
        </p>
        <textarea
          id={id}
          aria-describedby={`${id}-hint`}
          rows={5}
          value={text}
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
          placeholder={example}
          className="w-full rounded-md border border-line-strong bg-surface px-3 py-2 font-mono text-sm whitespace-pre text-text"
        />
        <div className="flex flex-wrap items-center gap-3">
          <Button
            icon={ClipboardPaste}
            isPending={isPending}
            isDisabled={lineCount === 0}
            onPress={() => onText(text)}
          >
            Use the pasted cells
          </Button>
          <span role="status" className="text-sm text-muted">
            {lineCount > 0 && formatCounted(lineCount, 'line', 'lines')}
          </span>
        </div>
      </div>
    </Panel>
  )
}
