import type { Connection } from '@curator/console-contract/connections'
import { Plug } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../paths.ts'
import { type Command, CommandDialog } from '../ui/command-dialog.tsx'
import type { NavigationGroup } from './navigation.ts'

/** Opens with Ctrl+K (Cmd+K): goes to any page, or to another connection. */
export function useQuickSwitcher() {
  const [isOpen, setIsOpen] = useState(false)
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey)
        return
      event.preventDefault()
      setIsOpen(true)
    }
    window.addEventListener('keydown', handleKey)
    return () => window.removeEventListener('keydown', handleKey)
  }, [])
  return { isOpen, open: () => setIsOpen(true), close: () => setIsOpen(false) }
}

export function QuickSwitcher({
  groups,
  connections,
  isOpen,
  onClose,
}: {
  readonly groups: readonly NavigationGroup[]
  readonly connections: readonly Connection[]
  readonly isOpen: boolean
  readonly onClose: () => void
}) {
  const navigate = useNavigate()
  const commands: Command[] = [
    ...groups
      .flatMap(({ items }) => items)
      .map(({ text, icon, to }) => ({
        key: to,
        text,
        kind: 'Page',
        icon,
        onAction: () => void navigate(to),
      })),
    ...connections.map(({ id, name }) => ({
      key: `connection ${id}`,
      text: name,
      kind: 'Connection',
      icon: Plug,
      onAction: () => void navigate(paths.users(id)),
    })),
  ]
  return (
    <CommandDialog
      label="Go to a page or connection"
      commands={commands}
      isOpen={isOpen}
      onClose={onClose}
    />
  )
}
