import { useMutation } from '@tanstack/react-query'
import { CalendarPlus, Plus } from 'lucide-react'
import { FileTrigger } from 'react-aria-components'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { viewerZone } from '../rules/run-words.ts'
import { type DowntimeLine, nextKey, type PolicyDraft } from './policy-draft.ts'
import { Line, type PolicyFieldProps, put, without } from './policy-lines.tsx'
import { mostDowntimes, policyText, toAddedText, toFromLabel, toToLabel } from './policy-text.ts'
import { readDowntimes } from './read-downtimes.ts'

const yearMs = 366 * 86_400_000

/** Named stretches of time, in the zone of this browser; a calendar file brings many. */
export function DowntimeLines({ draft, faults, onChange }: PolicyFieldProps) {
  const lines = draft.downtimes
  const zone = viewerZone()
  const set = (downtimes: PolicyDraft['downtimes']) => onChange({ downtimes })
  const reading = useMutation({
    mutationFn: async (file: File) => addCalendar(lines, await file.text(), Date.now()),
    onSuccess: ({ added }) => set([...lines, ...added]),
  })
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-muted">{policyText.downtimesHint}</p>
      {lines.map(({ from, key, name, to }, at) => {
        const faultOf = (field: string) => faults[`policy.downtimes.${at}.${field}`]
        return (
          <Line key={key} name={name || 'this downtime'} onRemove={() => set(without(lines, at))}>
            <TextField
              label={policyText.downtimeName}
              value={name}
              maxLength={200}
              error={faultOf('name')}
              onChange={(next) => set(put(lines, at, { name: next }))}
            />
            <TextField
              type="datetime-local"
              label={toFromLabel(zone)}
              value={from}
              error={faultOf('from')}
              onChange={(next) => set(put(lines, at, { from: next }))}
            />
            <TextField
              type="datetime-local"
              label={toToLabel(zone)}
              value={to}
              error={faultOf('to')}
              onChange={(next) => set(put(lines, at, { to: next }))}
            />
          </Line>
        )
      })}
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          icon={Plus}
          onPress={() => set([...lines, { key: nextKey(lines), name: '', from: '', to: '' }])}
        >
          {policyText.addDowntime}
        </Button>
        <FileTrigger
          acceptedFileTypes={['.ics', 'text/calendar']}
          onSelect={(files) => files?.[0] && reading.mutate(files[0])}
        >
          <Button size="small" icon={CalendarPlus} isPending={reading.isPending}>
            {policyText.addCalendar}
          </Button>
        </FileTrigger>
      </div>
      {reading.error && <Notice tone="warning">{reading.error.message}</Notice>}
      <p role="status" className="text-sm text-muted">
        {reading.data && toAddedText(reading.data.added.length, reading.data.left)}
      </p>
    </div>
  )
}

/** Adds what a calendar holds for the year to come and no line says yet. Throws words for what is no use. */
async function addCalendar(lines: readonly DowntimeLine[], text: string, nowMs: number) {
  const read = await readDowntimes(text, { fromMs: nowMs, toMs: nowMs + yearMs })
  if (read === null) throw new Error(policyText.noCalendar)
  if (read.length === 0) throw new Error(policyText.noEvents)
  const keyOf = ({ from, name, to }: Omit<DowntimeLine, 'key'>) => JSON.stringify([name, from, to])
  const known = new Set(lines.map(keyOf))
  const fresh = read.filter((line) => !known.has(keyOf(line)))
  const room = Math.max(0, mostDowntimes - lines.length)
  const firstKey = nextKey(lines)
  const added = fresh.slice(0, room).map((line, at) => ({ ...line, key: firstKey + at }))
  return { added, left: fresh.length - added.length }
}
