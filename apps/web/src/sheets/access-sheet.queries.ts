import type { AccessSheetReading } from '@curator/console-contract/access-sheets'
import type { PlanId } from '@curator/console-contract/ids'
import type { FileReply } from '@curator/endpoint/endpoint'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../paths.ts'

type SheetBytes = { readonly fileName: string; readonly bytes: Uint8Array<ArrayBuffer> }

/** What a slice does with its sheets; each is one call of the BFF. */
export type AccessSheetCalls = {
  readonly read: (sheet: SheetBytes) => Promise<AccessSheetReading>
  readonly plan: (sheet: SheetBytes) => Promise<{ readonly planId: PlanId }>
  readonly template: (format: 'xlsx' | 'csv') => Promise<FileReply>
}

/** A sheet that is read to be looked at, and planned from the same bytes: the console keeps nothing of it between. */
export function useAccessSheet(calls: AccessSheetCalls) {
  const navigate = useNavigate()
  const [sheet, setSheet] = useState<SheetBytes>()
  const reading = useMutation({ mutationFn: calls.read })
  const planning = useMutation({
    mutationFn: calls.plan,
    onSuccess: ({ planId }) => navigate(paths.plan(planId)),
  })
  return {
    reading,
    planning,
    template: useMutation({ mutationFn: calls.template }),
    sheet,
    take: (next: SheetBytes) => {
      planning.reset()
      setSheet(next)
      reading.mutate(next)
    },
    plan: () => {
      if (sheet) planning.mutate(sheet)
    },
    drop: () => {
      planning.reset()
      reading.reset()
      setSheet(undefined)
    },
  }
}
export type AccessSheet = ReturnType<typeof useAccessSheet>
