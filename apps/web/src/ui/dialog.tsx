import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './button.tsx'

const widths = {
  small: 'max-w-md',
  medium: 'max-w-xl',
  large: 'max-w-3xl',
  wide: 'max-w-5xl',
} as const

/**
 * A modal dialog: holds the focus, gives it back on closing, closes with Escape. `footer` holds the buttons, the one
 * that acts last. `isAlert` is for confirmations: a press outside does not close them.
 */
export function Dialog({
  title,
  children,
  footer,
  isOpen,
  onClose,
  size = 'medium',
  isAlert = false,
}: {
  readonly title: string
  readonly children: ReactNode
  readonly footer?: ReactNode
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly size?: keyof typeof widths
  readonly isAlert?: boolean
}) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
      isDismissable={!isAlert}
      className="fixed inset-0 z-40 flex items-end justify-center bg-veil p-0 sm:items-center sm:p-4"
    >
      <Modal
        className={`w-full ${widths[size]} overflow-hidden rounded-t-lg border border-line bg-raised shadow-raised sm:rounded-lg`}
      >
        <AriaDialog
          role={isAlert ? 'alertdialog' : 'dialog'}
          className="flex max-h-[90dvh] flex-col text-text outline-none"
        >
          <div className="flex items-start justify-between gap-4 px-5 pt-4 pb-2">
            <Heading slot="title" className="text-lg font-semibold">
              {title}
            </Heading>
            <Button variant="quiet" size="small" icon={X} aria-label="Close" onPress={onClose} />
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
          <div className="min-h-0 flex-1 overflow-auto px-5 py-2" tabIndex={0}>
            {children}
          </div>
          {footer && (
            <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
              {footer}
            </div>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
