import { useId, useRef } from 'react'

/** How typing in a cell ended. `blur`: saved, because the person has gone elsewhere with the mouse. */
export type CellEnd = 'save' | 'save_and_next' | 'leave' | 'blur'

/**
 * The text box of a cell. Enter saves, Tab saves and goes to the next fault, Escape leaves the value as it was; going
 * elsewhere with the mouse saves, for nothing typed may be lost.
 */
export function CellInput({
  label,
  text,
  suggestions,
  onText,
  onEnd,
}: {
  readonly label: string
  readonly text: string
  /** Values offered while typing; others can be typed too. */
  readonly suggestions?: readonly string[] | undefined
  readonly onText: (text: string) => void
  readonly onEnd: (end: CellEnd) => void
}) {
  const listId = useId()
  const hasEnded = useRef(false)
  const end = (how: CellEnd) => {
    if (hasEnded.current) return
    hasEnded.current = true
    onEnd(how)
  }
  return (
    <>
      <input
        aria-label={label}
        // The person has just asked to type here.
        // biome-ignore lint/a11y/noAutofocus: editing was started by a key or press on this very cell
        autoFocus
        {...(suggestions ? { list: listId } : {})}
        value={text}
        maxLength={32_767}
        onChange={(event) => onText(event.target.value)}
        onBlur={() => end('blur')}
        onKeyDown={(event) => {
          const how = keyEnds[event.key]
          if (!how || event.nativeEvent.isComposing || (event.key === 'Tab' && event.shiftKey))
            return
          event.preventDefault()
          event.stopPropagation()
          end(how)
        }}
        className="h-8 w-full rounded-sm border border-accent bg-surface px-2 text-sm text-text outline-2 outline-focus"
      />
      {suggestions && (
        <datalist id={listId}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </>
  )
}

const keyEnds: Readonly<Record<string, CellEnd | undefined>> = {
  Enter: 'save',
  Tab: 'save_and_next',
  Escape: 'leave',
}
