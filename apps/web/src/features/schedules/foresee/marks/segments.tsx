import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'

/** One of a few, all in sight. */
export function Segments<K extends string>({
  label,
  choices,
  chosen,
  onChange,
}: {
  readonly label: string
  readonly choices: readonly { readonly key: K; readonly text: string }[]
  readonly chosen: K
  readonly onChange: (key: K) => void
}) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const [key] = keys
        if (key !== undefined) onChange(key as K)
      }}
      className="flex rounded-md border border-line-strong"
    >
      {choices.map(({ key, text }) => (
        <ToggleButton
          key={key}
          id={key}
          className="min-h-8 border-r border-line-strong bg-surface px-2.5 text-sm first:rounded-l-md last:rounded-r-md last:border-r-0 hover:bg-hover data-selected:bg-accent data-selected:font-medium data-selected:text-accent-contrast"
        >
          {text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
