import { scheduleId } from '@curator/console-contract/ids'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useSettled } from '../../../../lib/use-settled.ts'
import { Button } from '../../../../ui/button.tsx'
import { ComboBox } from '../../../../ui/combo-box.tsx'
import { NumberField } from '../../../../ui/number-field.tsx'
import { scheduleSearch, toFilterValues } from '../../schedule-search.ts'
import { schedulesQueries } from '../../schedules.queries.ts'
import { tagName } from '../foresee-text.ts'
import type { Sight } from '../sight.ts'
import { loadText } from './load-text.ts'
import type { WhatIf } from './use-what-if.ts'

const settleMs = 200
const usualMinutes = 30

/** A schedule chosen by hand and how far it is moved. */
export function AddMove({
  sight: { connection },
  onAdd,
}: {
  readonly sight: Sight
  readonly onAdd: WhatIf['put']
}) {
  const [typed, setTyped] = useState('')
  const [key, setKey] = useState<string | null>(null)
  const [minutes, setMinutes] = useState(usualMinutes)
  const filters = toFilterValues(
    scheduleSearch.parse({ search: useSettled(typed, settleMs) || undefined, isEnabled: 'yes' }),
  )
  const { data } = useQuery({
    ...schedulesQueries.page(connection.id, filters, 1),
    placeholderData: keepPreviousData,
  })
  const schedules = data?.items ?? []
  const chosen = schedules.find(({ id }) => id === key)
  return (
    <div className="flex flex-wrap items-start gap-3">
      <div className="w-72 max-w-full">
        <ComboBox
          label={loadText.schedule}
          items={schedules.map(({ id, name, workerTag }) => ({
            key: id,
            text: name,
            description: tagName(workerTag),
          }))}
          value={key}
          text={typed}
          onTextChange={setTyped}
          onChange={setKey}
          isFilteredByOwner
        />
      </div>
      <div className="w-32">
        <NumberField
          label={loadText.minutes}
          description={loadText.minutesHint}
          value={minutes}
          minValue={-1_440}
          maxValue={1_440}
          onChange={setMinutes}
        />
      </div>
      <div className="pt-6">
        <Button
          icon={Plus}
          isDisabled={!chosen || minutes === 0}
          onPress={() => {
            if (!chosen) return
            onAdd({ scheduleId: scheduleId.parse(chosen.id), name: chosen.name }, minutes)
            setTyped('')
            setKey(null)
          }}
        >
          {loadText.add}
        </Button>
      </div>
    </div>
  )
}
