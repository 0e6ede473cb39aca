import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { listTimeZones } from '../../../lib/time-zones.ts'
import { Button } from '../../../ui/button.tsx'
import { ComboBox } from '../../../ui/combo-box.tsx'
import { inputClasses } from '../../../ui/field.tsx'
import { foreseeText, viewTexts } from './foresee-text.ts'
import { stretchWords } from './foresee-words.ts'
import { isKnownZone } from './local-days.ts'
import type { Sight } from './sight.ts'
import { stepDay } from './stretch.ts'

/** Which days, with steps to the ones before and after, and in which zone. */
export function ForeseeBar({ sight }: { readonly sight: Sight }) {
  const isStepped = sight.search.view !== 'clocks'
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      {isStepped ? (
        <DaySteps sight={sight} />
      ) : (
        <h2 className="text-lg font-semibold">{viewTexts[sight.search.view]}</h2>
      )}
      <ZoneChoice key={sight.zone} sight={sight} />
    </div>
  )
}

function DaySteps({ sight: { change, day, search, stretch, today } }: { readonly sight: Sight }) {
  const inputId = useId()
  const { span, view } = search
  const go = (next: string) => change({ day: next === today ? undefined : next, behind: undefined })
  const step = (direction: 1 | -1) => go(stepDay(view, day, span, direction))
  const words = stretchWords(view, day, stretch)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button icon={ChevronLeft} aria-label={foreseeText.before} onPress={() => step(-1)} />
      <Button isDisabled={search.day === undefined} onPress={() => change({ day: undefined })}>
        {foreseeText.today}
      </Button>
      <Button icon={ChevronRight} aria-label={foreseeText.after} onPress={() => step(1)} />
      <label htmlFor={inputId} className="sr-only">
        {foreseeText.day}
      </label>
      <span className="w-38">
        <input
          id={inputId}
          type="date"
          value={day}
          onChange={({ target }) => {
            if (target.value !== '') go(target.value)
          }}
          className={inputClasses}
        />
      </span>
      <h2 aria-live="polite" className="min-w-52 text-lg font-semibold">
        {words}
      </h2>
    </div>
  )
}

const zones = listTimeZones().map((name) => ({ key: name, text: name }))

function ZoneChoice({ sight: { change, zone } }: { readonly sight: Sight }) {
  const [typed, setTyped] = useState(zone)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span aria-hidden className="text-sm text-muted">
        {foreseeText.zone}
      </span>
      <div className="w-56">
        <ComboBox
          label={foreseeText.zone}
          isLabelHidden
          items={zones}
          value={zone}
          text={typed}
          onTextChange={setTyped}
          onChange={(next) => {
            if (isKnownZone(next)) change({ zone: next, behind: undefined })
          }}
        />
      </div>
    </div>
  )
}
