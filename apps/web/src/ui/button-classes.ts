import { classNames } from './class-names.ts'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'medium' | 'small'

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-accent-contrast border-transparent hover:bg-accent-hover',
  secondary: 'bg-surface text-text border-line-strong hover:bg-hover',
  quiet: 'bg-transparent text-text border-transparent hover:bg-hover',
  danger: 'bg-danger text-danger-contrast border-transparent hover:bg-danger-hover',
}

const sizes: Record<ButtonSize, string> = {
  medium: 'min-h-9 px-3 text-base',
  small: 'min-h-8 px-2 text-sm',
}

const iconSizes: Record<ButtonSize, string> = { medium: 'size-9', small: 'size-8' }

/** The look of a button, shared by real buttons and links that look like one. */
export function buttonClasses(
  variant: ButtonVariant,
  size: ButtonSize,
  isIconOnly = false,
): string {
  return classNames(
    'inline-flex max-w-full shrink-0 items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap select-none',
    // On a phone a long label takes two lines rather than leave the screen.
    'max-sm:shrink max-sm:py-1.5 max-sm:whitespace-normal',
    'transition-colors disabled:cursor-not-allowed disabled:opacity-60 data-pending:cursor-progress',
    variants[variant],
    isIconOnly ? iconSizes[size] : sizes[size],
  )
}
