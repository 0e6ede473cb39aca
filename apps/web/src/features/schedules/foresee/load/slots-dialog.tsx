import type { ConnectionId } from '@curator/console-contract/ids'
import type { WorkerSlots } from '@curator/console-contract/schedule-forecast'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { toProblemText } from '../../../../api/problem-text.ts'
import { ActionProblem } from '../../../../ui/action-problem.tsx'
import { Button } from '../../../../ui/button.tsx'
import { Dialog } from '../../../../ui/dialog.tsx'
import { ProblemPanel } from '../../../../ui/problem-panel.tsx'
import { SkeletonLines } from '../../../../ui/skeleton.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import { foreseeQueries, usePutSlots } from '../foresee.queries.ts'
import { tagName } from '../foresee-text.ts'
import { loadText } from './load-text.ts'

const mostSlots = 1_000

/** How many runs the workers of each tag can do at once; nobody but people can tell. */
export function SlotsDialog({
  connectionId,
  onClose,
}: {
  readonly connectionId: ConnectionId
  readonly onClose: () => void
}) {
  const { data, error, refetch } = useQuery(foreseeQueries.slots(connectionId))
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const put = usePutSlots(connectionId)
  const entered = new Map(data?.items.map(({ slots, workerTag }) => [workerTag, String(slots)]))
  const tags = data?.knownTags ?? []
  const textOf = (tag: string) => typed[tag] ?? entered.get(tag) ?? ''
  const faultOf = (tag: string) => {
    const text = textOf(tag).trim()
    const isFine =
      text === '' || (/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= mostSlots)
    return isFine ? undefined : `Enter a whole number from 1 to ${mostSlots}, or nothing.`
  }
  const isReady = data !== undefined && tags.every((tag) => faultOf(tag) === undefined)
  const save = () => {
    const items: WorkerSlots[] = tags
      .filter((tag) => textOf(tag).trim() !== '')
      .map((workerTag) => ({ workerTag, slots: Number(textOf(workerTag)) }))
    put.mutate(items, { onSuccess: onClose })
  }
  return (
    <Dialog
      isOpen
      title={loadText.slotsTitle}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{loadText.notNow}</Button>
          <Button variant="primary" isDisabled={!isReady} isPending={put.isPending} onPress={save}>
            {loadText.saveSlots}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4 pb-2">
        <p className="text-muted">{loadText.slotsIntro}</p>
        {error && !data && (
          <ProblemPanel {...toProblemText(error)} onRetry={() => void refetch()} />
        )}
        {!data && !error && <SkeletonLines count={4} />}
        <div className="grid gap-3 sm:grid-cols-2">
          {tags.map((tag) => (
            <TextField
              key={tag}
              label={tagName(tag)}
              value={textOf(tag)}
              onChange={(value) => setTyped((before) => ({ ...before, [tag]: value }))}
              error={faultOf(tag)}
            />
          ))}
        </div>
        {put.error && <ActionProblem {...toProblemText(put.error)} />}
      </div>
    </Dialog>
  )
}
