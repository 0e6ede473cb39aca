import type { LucideIcon } from 'lucide-react'
import { LoaderCircle } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import { type ButtonSize, type ButtonVariant, buttonClasses } from './button-classes.ts'

export type ButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children'> & {
  readonly variant?: ButtonVariant
  readonly size?: ButtonSize
  readonly icon?: LucideIcon | undefined
  /** Without children the button shows its icon only and needs an `aria-label`. */
  readonly children?: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
}

/**
 * A button says what it does ("Create 41 users"). While `isPending` it keeps its focus and ignores presses. The control
 * library's own pending state is not used: its announcement points at the button, which is often gone by then.
 */
export function Button({
  variant = 'secondary',
  size = 'medium',
  icon: Icon,
  children,
  isPending = false,
  onPress,
  type = 'button',
  ...rest
}: ButtonProps) {
  const isIconOnly = children === undefined
  return (
    <AriaButton
      {...rest}
      type={isPending ? 'button' : type}
      data-pending={isPending || undefined}
      {...(!isPending && onPress && { onPress })}
      className={buttonClasses(variant, size, isIconOnly)}
    >
      {isPending ? (
        <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin" />
      ) : (
        Icon && <Icon aria-hidden className="size-4 shrink-0" />
      )}
      {children}
    </AriaButton>
  )
}
