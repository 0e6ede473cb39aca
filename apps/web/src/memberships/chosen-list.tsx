import { X } from 'lucide-react'
import { Button } from '../ui/button.tsx'

/** What has been chosen, each with a button that takes it off again. */
export function ChosenList({
  label,
  items,
  onRemove,
}: {
  readonly label: string
  readonly items: readonly { readonly id: string; readonly name: string }[]
  readonly onRemove: (id: string) => void
}) {
  if (items.length === 0) return null
  return (
    <ul aria-label={label} className="flex max-h-40 flex-wrap gap-1 overflow-auto">
      {items.map(({ id, name }) => (
        <li
          key={id}
          className="inline-flex max-w-full items-center gap-1 rounded-md border border-line-strong pl-2 text-sm"
        >
          <span className="truncate">{name}</span>
          <Button
            size="small"
            variant="quiet"
            icon={X}
            aria-label={`Take ${name} off the list`}
            onPress={() => onRemove(id)}
          />
        </li>
      ))}
    </ul>
  )
}
