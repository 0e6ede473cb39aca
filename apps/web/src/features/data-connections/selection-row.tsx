import type { LucideIcon } from 'lucide-react'
import { X } from 'lucide-react'
import { Button } from '../../ui/button.tsx'

export type SelectionTask<K extends string> = {
  readonly key: K
  readonly text: string
  readonly icon: LucideIcon
}

/** What can be done with the chosen rows. */
export function SelectionRow<K extends string>({
  label,
  countText,
  tasks,
  onTask,
  onClear,
}: {
  readonly label: string
  readonly countText: string
  readonly tasks: readonly SelectionTask<K>[]
  readonly onTask: (key: K) => void
  readonly onClear: () => void
}) {
  return (
    <section
      aria-label={label}
      className="flex flex-wrap items-center gap-2 rounded-lg border border-accent bg-accent-soft px-3 py-2"
    >
      <span role="status" className="font-semibold text-accent-ink">
        {countText} selected
      </span>
      <Button size="small" variant="quiet" icon={X} aria-label="Clear selection" onPress={onClear}>
        Clear
      </Button>
      <div className="flex flex-wrap items-center gap-2 max-sm:contents sm:ml-auto">
        <TaskButtons tasks={tasks} onTask={onTask} />
      </div>
    </section>
  )
}

export function TaskButtons<K extends string>({
  tasks,
  onTask,
}: {
  readonly tasks: readonly SelectionTask<K>[]
  readonly onTask: (key: K) => void
}) {
  return tasks.map(({ icon, key, text }) => (
    <Button key={key} size="small" icon={icon} onPress={() => onTask(key)}>
      {text}
    </Button>
  ))
}
