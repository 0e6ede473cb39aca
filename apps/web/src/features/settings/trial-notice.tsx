import type { TrialResult } from '@curator/console-contract/channels'
import { Notice } from '../../ui/notice.tsx'

/** How a test message went; read out when it is known. */
export function TrialNotice({ result }: { readonly result: TrialResult | undefined }) {
  return (
    <div role="status">
      {result && <Notice tone={result.isDelivered ? 'good' : 'bad'}>{result.words}</Notice>}
    </div>
  )
}
