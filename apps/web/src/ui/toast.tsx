import { CircleCheck, X } from 'lucide-react'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'
import { Button } from './button.tsx'

/** How long a toast stays, in milliseconds. It can be missed: nothing that matters is said here alone. */
const shownMs = 6_000

type ToastEntry = { readonly id: number; readonly text: string }
const ToastContext = createContext<(text: string) => void>(() => undefined)

/** Tells that something worked. Failures stand beside what failed, never in a toast. */
export function useToast(): (text: string) => void {
  return useContext(ToastContext)
}

function Toast({
  toast,
  onClose,
}: {
  readonly toast: ToastEntry
  readonly onClose: (id: number) => void
}) {
  useEffect(() => {
    const timer = setTimeout(() => onClose(toast.id), shownMs)
    return () => clearTimeout(timer)
  }, [toast.id, onClose])
  return (
    <div className="pointer-events-auto flex items-center gap-3 rounded-lg border border-line bg-raised py-2 pr-2 pl-4 shadow-raised">
      <CircleCheck aria-hidden className="size-4 shrink-0 text-good" />
      <span>{toast.text}</span>
      <Button
        variant="quiet"
        size="small"
        icon={X}
        aria-label="Dismiss"
        onPress={() => onClose(toast.id)}
      />
    </div>
  )
}

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly ToastEntry[]>([])
  const show = useCallback(
    (text: string) =>
      setToasts((before) => [...before.slice(-2), { id: (before.at(-1)?.id ?? 0) + 1, text }]),
    [],
  )
  const close = useCallback(
    (id: number) => setToasts((before) => before.filter((toast) => toast.id !== id)),
    [],
  )
  return (
    <ToastContext value={show}>
      {children}
      <div
        role="status"
        aria-live="polite"
        className="pointer-events-none fixed inset-x-4 bottom-4 z-50 flex flex-col items-end gap-2"
      >
        {toasts.map((toast) => (
          <Toast key={toast.id} toast={toast} onClose={close} />
        ))}
      </div>
    </ToastContext>
  )
}
