import type {
  FieldSource,
  FieldSources,
  RunnerField,
  RunnerSheet,
} from '@curator/console-contract/bulk-runner'
import { Check, Minus, TriangleAlert } from 'lucide-react'
import { Select } from '../../ui/select.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { fieldKindText, placeText } from './bulk-runner-text.ts'
import { ConstantInput } from './constant-input.tsx'

const unusedKey = 'unused'
const constantKey = 'constant'

type Props = {
  readonly sheet: Pick<RunnerSheet, 'fields' | 'header' | 'samples'>
  readonly sources: FieldSources
  readonly isPending: boolean
  readonly onChange: (sources: FieldSources) => void
}

/** Every field of the operation and where its value comes from; required ones first. */
export function FieldTable({ sheet, sources, isPending, onChange }: Props) {
  const fields = sheet.fields.toSorted((a, b) => Number(b.isRequired) - Number(a.isRequired))
  const set = (key: string, source: FieldSource | null) => {
    const { [key]: _, ...others } = sources
    onChange(source ? { ...others, [key]: source } : others)
  }
  if (fields.length === 0) {
    return (
      <p className="p-4 text-muted">This operation takes no values: each row is the same call.</p>
    )
  }
  return (
    <table className="w-full border-collapse text-left max-md:block" aria-busy={isPending}>
      <caption className="sr-only">Fields of the operation and what fills them</caption>
      <thead className="border-b border-line bg-canvas text-sm text-muted max-md:sr-only">
        <tr>
          <th className="px-4 py-2 font-medium">Field</th>
          <th className="w-72 px-4 py-2 font-medium">Comes from</th>
          <th className="px-4 py-2 font-medium">Values</th>
          <th className="w-36 px-4 py-2 font-medium">State</th>
        </tr>
      </thead>
      <tbody className="max-md:block">
        {fields.map((field) => (
          <FieldRow
            key={field.key}
            field={field}
            sheet={sheet}
            source={sources[field.key]}
            onChange={(source) => set(field.key, source)}
          />
        ))}
      </tbody>
    </table>
  )
}

function FieldRow({
  field,
  sheet,
  source,
  onChange,
}: {
  readonly field: RunnerField
  readonly sheet: Props['sheet']
  readonly source: FieldSource | undefined
  readonly onChange: (source: FieldSource | null) => void
}) {
  const choose = (key: string) => {
    if (key === unusedKey) return onChange(null)
    if (key === constantKey) return onChange({ kind: 'constant', value: field.options[0] ?? '' })
    onChange({ kind: 'column', column: Number(key) })
  }
  return (
    <tr className="border-b border-line align-top last:border-b-0 max-md:flex max-md:flex-col max-md:gap-2 max-md:p-4">
      <th scope="row" className="px-4 py-2 font-normal max-md:p-0">
        <FieldName field={field} />
      </th>
      <td className="px-4 py-2 max-md:p-0">
        <Select
          label={`Where “${field.name}” comes from`}
          isLabelHidden
          items={[
            { key: unusedKey, text: 'Not sent' },
            { key: constantKey, text: 'One value for all rows' },
            ...sheet.header.map((name, column) => ({
              key: String(column),
              text: `Column ${name || column + 1}`,
            })),
          ]}
          value={toKey(source)}
          onChange={choose}
        />
      </td>
      <td className="px-4 py-2 text-sm text-muted max-md:p-0">
        {source?.kind === 'constant' && (
          <ConstantInput
            field={field}
            value={source.value}
            onChange={(value) => onChange({ kind: 'constant', value })}
          />
        )}
        {source?.kind === 'column' && <Samples values={sheet.samples[source.column] ?? []} />}
      </td>
      <td className="px-4 py-2 max-md:p-0">
        <FieldState field={field} source={source} />
      </td>
    </tr>
  )
}

function toKey(source: FieldSource | undefined): string {
  if (!source) return unusedKey
  return source.kind === 'constant' ? constantKey : String(source.column)
}

/** The name, where it stands, and what it takes. A nested field says what it is in. */
function FieldName({ field }: { readonly field: RunnerField }) {
  const parents = field.key.split('.').slice(1, -1).join(' › ')
  return (
    <>
      <p className="font-medium wrap-anywhere">
        {parents && <span className="font-normal text-muted">{parents} › </span>}
        {field.name}
        {field.isRequired && <span className="font-normal text-muted"> (required)</span>}
      </p>
      <p className="text-sm text-muted">
        {placeText[field.place]}, {fieldKindText[field.kind]}
      </p>
      {field.options.length > 0 && (
        <p
          className="line-clamp-2 text-sm text-muted wrap-anywhere"
          title={field.options.join(', ')}
        >
          {field.options.join(', ')}
        </p>
      )}
    </>
  )
}

function FieldState({
  field,
  source,
}: {
  readonly field: RunnerField
  readonly source: FieldSource | undefined
}) {
  if (source) {
    return (
      <StatusBadge tone="good" icon={Check}>
        {source.kind === 'column' ? 'Per row' : 'Same for all'}
      </StatusBadge>
    )
  }
  return field.isRequired ? (
    <StatusBadge tone="bad" icon={TriangleAlert}>
      Missing
    </StatusBadge>
  ) : (
    <StatusBadge tone="neutral" icon={Minus}>
      Not sent
    </StatusBadge>
  )
}

function Samples({ values }: { readonly values: readonly string[] }) {
  const shown = values.filter((value) => value !== '')
  if (shown.length === 0) return <em>blank</em>
  return <span className="line-clamp-2 wrap-anywhere">{shown.join(' · ')}</span>
}
