import type { RunnerRequest } from '@curator/console-contract/bulk-runner'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'

/** One request in full, and the command line that makes it. */
export function RequestDetail({ request }: { readonly request: RunnerRequest }) {
  return (
    <div className="flex flex-col gap-4 p-4">
      <p className="text-muted">
        Line {request.line} of the sheet, record id <strong>{request.recordId}</strong>
      </p>
      <Block title="Address" text={`${request.method} ${request.address}`} />
      <Block title="Body" text={request.body === null ? 'none' : toPretty(request.body)} />
      <Block title="As curl" text={request.curl} />
      <CopyButton key={request.line} text={request.curl} />
      <p className="text-sm text-muted">
        Put an access token in the place of TOKEN; the console never shows its own.
      </p>
    </div>
  )
}

function toPretty(body: string): string {
  return JSON.stringify(JSON.parse(body), null, 2)
}

function Block({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section>
      <h3 className="font-semibold">{title}</h3>
      <pre className="mt-1 rounded-md bg-sunken p-2 font-mono text-sm wrap-anywhere whitespace-pre-wrap">
        {text}
      </pre>
    </section>
  )
}

function CopyButton({ text }: { readonly text: string }) {
  const [isCopied, setIsCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setIsCopied(true)
  }
  return (
    <div className="flex items-center gap-2">
      <Button icon={isCopied ? Check : Copy} onPress={copy}>
        Copy as curl
      </Button>
      <span role="status" className="text-sm text-muted">
        {isCopied ? 'Copied.' : ''}
      </span>
    </div>
  )
}
