import {
  type readingChoices,
  type SheetReading,
  sheetDelimiter,
  sheetEncoding,
} from '@curator/console-contract/sheets'
import type { z } from 'zod'
import { Panel } from '../ui/page.tsx'
import { Select } from '../ui/select.tsx'
import { delimiterText, encodingText } from './sheets-text.ts'

export type ReadingInput = z.input<typeof readingChoices>

/** How the file was read, to be changed where the guess was wrong. Changing it reads the file anew. */
export function ReadingPanel(props: ReadingProps) {
  return (
    <Panel label="How the file was read">
      <div className="flex flex-col gap-3 p-4">
        <h2 className="text-lg font-semibold">How the file was read</h2>
        <ReadingForm {...props} />
        <p className="text-sm text-muted">
          If names look wrong below, choose another way to read it. Cells that you have fixed are
          then read anew from the file.
        </p>
      </div>
    </Panel>
  )
}

type ReadingProps = {
  readonly reading: SheetReading
  readonly isPending: boolean
  readonly onChange: (reading: ReadingInput) => void
}

function ReadingForm({ reading, isPending, onChange }: ReadingProps) {
  if (reading.format === 'xlsx') {
    return reading.tabs.length < 2 ? (
      <p className="text-muted">
        Read as an Excel workbook{reading.tab === null ? '' : `, tab “${reading.tab}”`}.
      </p>
    ) : (
      <div className="max-w-72">
        <Select
          label="Tab of the workbook"
          items={reading.tabs.map((tab) => ({ key: tab, text: tab }))}
          value={reading.tab}
          isDisabled={isPending}
          onChange={(tab) => onChange({ tab })}
        />
      </div>
    )
  }
  return (
    <div className="flex flex-wrap gap-4 *:w-full *:sm:w-72">
      <Select
        label="Text encoding"
        items={sheetEncoding.options.map((key) => ({ key, text: encodingText[key] }))}
        value={reading.encoding}
        isDisabled={isPending}
        onChange={(encoding) => onChange({ encoding })}
      />
      <Select
        label="Between columns"
        items={sheetDelimiter.options.map((key) => ({ key, text: delimiterText[key] }))}
        value={reading.delimiter}
        isDisabled={isPending}
        onChange={(delimiter) => onChange({ delimiter })}
      />
    </div>
  )
}
