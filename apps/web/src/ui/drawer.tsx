import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'

/** A panel over the page from one side, for phones: navigation from the left, details from the right. */
export function Drawer({
  title,
  children,
  isOpen,
  onClose,
  side = 'left',
}: {
  readonly title: string
  readonly children: ReactNode
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly side?: 'left' | 'right'
}) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
      isDismissable
      className={classNames('fixed inset-0 z-40 flex bg-veil', side === 'right' && 'justify-end')}
    >
      <Modal className="h-full w-80 max-w-[90vw] border-line bg-surface shadow-raised">
        <Dialog className="flex h-full flex-col text-text outline-none">
          <div className="flex items-center justify-between gap-2 border-b border-line px-4 py-2">
            <Heading slot="title" className="truncate font-semibold">
              {title}
            </Heading>
            <Button variant="quiet" size="small" icon={X} aria-label="Close" onPress={onClose} />
          </div>
          <div className="min-h-0 flex-1 overflow-auto">{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
