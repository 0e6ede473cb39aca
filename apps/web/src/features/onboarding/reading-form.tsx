import type { Sheet } from '@curator/console-contract/onboarding'
import { sheetDelimiter, sheetEncoding } from '@curator/console-contract/onboarding'
import { Select } from '../../ui/select.tsx'
import type { Reading } from './onboarding.queries.ts'
import { delimiterText, encodingText } from './onboarding-text.ts'

/** How the file was read, to be changed where the guess was wrong. Changing it reads the file anew. */
export function ReadingForm({
  reading,
  isPending,
  onChange,
}: {
  readonly reading: Sheet['reading']
  readonly isPending: boolean
  readonly onChange: (reading: Reading) => void
}) {
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
