import type { Connection } from '@curator/console-contract/connections'
import { useQuery } from '@tanstack/react-query'
import { Plug, UserRound } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { paths } from '../paths.ts'
import { fewestLetters, peopleSearchQuery } from '../people/people.queries.ts'
import { type Command, CommandDialog } from '../ui/command-dialog.tsx'
import type { NavigationGroup } from './navigation.ts'

/** Time without a key before people are searched for, in milliseconds. */
const settleMs = 150

/** Opens with Ctrl+K (Cmd+K): goes to any page, to a person, or to another connection. */
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
  connection,
  connections,
  isOpen,
  onClose,
}: {
  readonly groups: readonly NavigationGroup[]
  /** The one whose people are found. */
  readonly connection: Connection | undefined
  readonly connections: readonly Connection[]
  readonly isOpen: boolean
  readonly onClose: () => void
}) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const search = useSettled(typed.trim())
  const people = useQuery(peopleSearchQuery(isOpen ? connection?.id : undefined, search))
  const found = connection && search.length >= fewestLetters ? (people.data ?? []) : []
  const close = () => {
    setTyped('')
    onClose()
  }
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
    ...found.map(({ id, firstName, lastName, email }) => ({
      key: `user ${id}`,
      text: `${firstName} ${lastName}`.trim() ? `${firstName} ${lastName}, ${email}` : email,
      kind: 'Person',
      icon: UserRound,
      isFound: true,
      onAction: () => {
        if (connection) void navigate(paths.user(connection.id, id))
      },
    })),
  ]
  return (
    <CommandDialog
      label="Go to a page, person or connection"
      commands={commands}
      onTextChange={setTyped}
      note={people.isFetching || search !== typed.trim() ? 'Searching…' : undefined}
      isOpen={isOpen}
      onClose={close}
    />
  )
}

/** A text once typing rests. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), text === '' ? 0 : settleMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
