import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './button.tsx'

/** How long the tick stays, in milliseconds. */
const shownMs = 2_000

/** An id or address with a button that copies it. `label` says what it is: "request id". */
export function CopyText({ text, label }: { readonly text: string; readonly label: string }) {
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setIsCopied(false), shownMs)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setIsCopied(true)
  }
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <code className="min-w-0 font-mono text-sm break-all">{text}</code>
      <Button
        variant="quiet"
        size="small"
        icon={isCopied ? Check : Copy}
        aria-label={`Copy ${label}`}
        onPress={copy}
      />
      <span role="status" className="sr-only">
        {isCopied ? `Copied ${label}.` : ''}
      </span>
    </span>
  )
}
