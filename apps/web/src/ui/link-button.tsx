import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { type ButtonSize, type ButtonVariant, buttonClasses } from './button-classes.ts'

/** A link that looks like a button: it goes somewhere, it does nothing else. */
export function LinkButton({
  to,
  variant = 'secondary',
  size = 'medium',
  icon: Icon,
  children,
}: {
  readonly to: string
  readonly variant?: ButtonVariant
  readonly size?: ButtonSize
  readonly icon?: LucideIcon | undefined
  readonly children: ReactNode
}) {
  return (
    <Link to={to} className={buttonClasses(variant, size)}>
      {Icon && <Icon aria-hidden className="size-4 shrink-0" />}
      {children}
    </Link>
  )
}
