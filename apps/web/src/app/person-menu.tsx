import type { Account } from '@curator/console-contract/session'
import { CircleUser, Contrast, LogOut, Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { useSignOut } from '../api/session.queries.ts'
import { Button } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { chooseTheme, readThemeChoice, type ThemeChoice } from './theme.ts'

const themes = [
  { key: 'system', text: 'Like the system', icon: Monitor },
  { key: 'light', text: 'Light', icon: Sun },
  { key: 'dark', text: 'Dark', icon: Moon },
  { key: 'contrast', text: 'High contrast', icon: Contrast },
] as const satisfies readonly { key: ThemeChoice; text: string; icon: unknown }[]

export function ThemeMenu() {
  const [chosen, setChosen] = useState(readThemeChoice)
  const Icon = themes.find(({ key }) => key === chosen)?.icon ?? Monitor
  return (
    <Menu
      label="Theme"
      heading="Theme"
      trigger={<Button variant="quiet" size="small" icon={Icon} aria-label="Theme" />}
      entries={themes.map((theme) => ({
        ...theme,
        isChosen: theme.key === chosen,
        onAction: () => {
          chooseTheme(theme.key)
          setChosen(theme.key)
        },
      }))}
    />
  )
}

export function PersonMenu({ account }: { readonly account: Account }) {
  const signOut = useSignOut()
  return (
    <Menu
      label="Account"
      heading={`${account.name}, ${account.role}`}
      trigger={
        <Button
          variant="quiet"
          size="small"
          icon={CircleUser}
          aria-label={`Account of ${account.name}`}
        />
      }
      entries={[
        {
          key: 'sign-out',
          text: 'Sign out',
          description: account.email,
          icon: LogOut,
          onAction: () => signOut.mutate(),
        },
      ]}
    />
  )
}
