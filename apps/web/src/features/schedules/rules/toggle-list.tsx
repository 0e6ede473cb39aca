import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'

/** Any of a short list, all in sight: days, months. */
export function ToggleList<K extends string>({
  label,
  choices,
  chosen,
  onChange,
  error,
}: {
  readonly label: string
  readonly choices: readonly { readonly key: K; readonly text: string }[]
  readonly chosen: readonly K[]
  readonly onChange: (chosen: K[]) => void
  readonly error?: string | undefined
}) {
  return (
    <div className="flex flex-col gap-1">
      <span aria-hidden className="text-sm font-medium">
        {label}
      </span>
      <ToggleButtonGroup
        aria-label={label}
        selectionMode="multiple"
        selectedKeys={chosen}
        onSelectionChange={(keys) =>
          onChange(choices.map(({ key }) => key).filter((key) => keys.has(key)))
        }
        className="flex flex-wrap gap-1"
      >
        {choices.map(({ key, text }) => (
          <ToggleButton
            key={key}
            id={key}
            className="min-h-8 min-w-9 rounded-md border border-line-strong bg-surface px-2 text-sm hover:bg-hover data-selected:border-accent data-selected:bg-accent data-selected:font-medium data-selected:text-accent-contrast"
          >
            {text}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {error && <p className="text-sm text-bad">{error}</p>}
    </div>
  )
}
