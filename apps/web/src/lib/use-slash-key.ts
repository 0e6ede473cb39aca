import { type RefObject, useEffect, useRef } from 'react'

const writing =
  'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="alertdialog"]'

/** Puts the focus into the field behind the ref when `/` is pressed anywhere but where text is written. */
export function useSlashKey(): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof Element && event.target.closest(writing)) return
      event.preventDefault()
      field.current?.focus()
      field.current?.select()
    }
    document.addEventListener('keydown', handleKey)
    return () => document.removeEventListener('keydown', handleKey)
  }, [])
  return field
}
