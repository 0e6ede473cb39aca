import { Search, X } from 'lucide-react'
import { type Ref, useEffect, useRef, useState } from 'react'
import { SearchField as AriaSearchField, Button, Input, Label } from 'react-aria-components'
import { inputClasses } from './field.tsx'

/** Time without a key before `onChange` is told; long enough to type a word without a call per letter. */
const settleMs = 200

/** Free search: tells `onChange` when typing rests, at once on Enter and when emptied. */
export function SearchField({
  label,
  value,
  onChange,
  placeholder = label,
  inputRef,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  readonly inputRef?: Ref<HTMLInputElement>
}) {
  const [typed, setTyped] = useState(value)
  const [seen, setSeen] = useState(value)
  const told = useRef(value)
  if (seen !== value) {
    setSeen(value)
    // What comes back is usually what was told; letters typed since then stay.
    if (value !== told.current) {
      told.current = value
      setTyped(value)
    }
  }
  useEffect(() => {
    if (typed === value || typed === told.current) return
    const tell = () => {
      told.current = typed
      onChange(typed)
    }
    const timer = setTimeout(tell, typed === '' ? 0 : settleMs)
    return () => clearTimeout(timer)
  }, [typed, value, onChange])
  const submit = (text: string) => {
    told.current = text
    onChange(text)
  }
  return (
    <AriaSearchField
      value={typed}
      onChange={setTyped}
      onSubmit={submit}
      className="group relative min-w-0 flex-1"
    >
      <Label className="sr-only">{label}</Label>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-2.5 left-3 size-4 text-muted"
      />
      <Input
        {...(inputRef ? { ref: inputRef } : {})}
        placeholder={placeholder}
        className={`${inputClasses} pr-9 pl-9 [&::-webkit-search-cancel-button]:hidden`}
      />
      <Button
        aria-label="Clear search"
        className="absolute inset-y-0 right-0 flex w-9 items-center justify-center rounded-md text-muted group-data-empty:hidden hover:text-text"
      >
        <X aria-hidden className="size-4" />
      </Button>
    </AriaSearchField>
  )
}
