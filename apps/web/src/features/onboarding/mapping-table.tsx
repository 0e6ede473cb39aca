import type { Sheet } from '@curator/console-contract/onboarding'
import {
  type OnboardingFieldKey,
  onboardingFieldKeys,
  onboardingFields,
} from '@curator/console-contract/onboarding-fields'
import { Check, TriangleAlert } from 'lucide-react'
import { Select } from '../../ui/select.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { mappingMarkText } from './onboarding-text.ts'

/** The choice that leaves a column out. */
const unusedKey = 'unused'

const choices = [
  { key: unusedKey, text: 'Not used' },
  ...onboardingFieldKeys.map((key) => ({
    key,
    text: onboardingFields[key].required
      ? `${onboardingFields[key].label} (required)`
      : onboardingFields[key].label,
  })),
]

/** Which field each column of the sheet fills: header, first values, and the choice. */
export function MappingTable({
  sheet,
  mapping,
  isPending,
  onChange,
}: {
  readonly sheet: Sheet
  /** What is shown; a choice stands here before it is saved. */
  readonly mapping: Sheet['mapping']
  readonly isPending: boolean
  readonly onChange: (mapping: (OnboardingFieldKey | null)[]) => void
}) {
  const choose = (column: number, key: string) =>
    onChange(
      sheet.header.map((_, index) =>
        index === column
          ? (onboardingFieldKeys.find((field) => field === key) ?? null)
          : (mapping[index] ?? null),
      ),
    )
  return (
    <table className="w-full border-collapse text-left max-md:block" aria-busy={isPending}>
      <caption className="sr-only">Columns of the sheet and the fields they fill</caption>
      <thead className="border-b border-line bg-canvas text-sm text-muted max-md:sr-only">
        <tr>
          <th className="px-4 py-2 font-medium">Column</th>
          <th className="px-4 py-2 font-medium">First values</th>
          <th className="w-72 px-4 py-2 font-medium">Fills</th>
          <th className="w-36 px-4 py-2 font-medium">How</th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {sheet.header.map((header, column) => {
          const field = mapping[column] ?? null
          const name = header || `Column ${column + 1}, without a header`
          return (
            <tr
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no name of their own and never move
              key={column}
              className="border-b border-line last:border-b-0 max-md:flex max-md:flex-col max-md:gap-2 max-md:p-4"
            >
              <th scope="row" className="px-4 py-2 font-medium wrap-anywhere max-md:p-0">
                {name}
              </th>
              <td className="px-4 py-2 text-sm text-muted max-md:p-0">
                <Samples values={sheet.samples[column] ?? []} />
              </td>
              <td className="px-4 py-2 max-md:p-0">
                <Select
                  label={`Field that “${name}” fills`}
                  isLabelHidden
                  items={choices}
                  value={field ?? unusedKey}
                  onChange={(key) => choose(column, key)}
                />
              </td>
              <td className="px-4 py-2 max-md:p-0">
                {field ? (
                  <StatusBadge tone="good" icon={Check}>
                    {mappingMarkText[sheet.mappingSource]}
                  </StatusBadge>
                ) : (
                  <StatusBadge tone="warning" icon={TriangleAlert}>
                    Not used
                  </StatusBadge>
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Samples({ values }: { readonly values: readonly string[] }) {
  const shown = values.filter((value) => value !== '')
  if (shown.length === 0) return <em>blank</em>
  return <span className="line-clamp-2 wrap-anywhere">{shown.join(' · ')}</span>
}
