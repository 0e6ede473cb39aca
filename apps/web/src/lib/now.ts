import { useEffect, useState } from 'react'

/** The browser's clock, milliseconds since 1970. The only place that reads it. */
function readNow(): number {
  return Date.now()
}

/** The present instant in milliseconds, read anew every `everyMs`. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(readNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(readNow()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
