import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'

/** How long the tick stays, in milliseconds. */
const shownMs = 2_000

/** Copies a longer text. `label` says what it is: "reply". */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setIsCopied(false), shownMs)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <>
      <Button
        size="small"
        icon={isCopied ? Check : Copy}
        onPress={async () => {
          await navigator.clipboard.writeText(text)
          setIsCopied(true)
        }}
      >
        Copy the {label}
      </Button>
      <span role="status" className="sr-only">
        {isCopied ? `Copied the ${label}.` : ''}
      </span>
    </>
  )
}
