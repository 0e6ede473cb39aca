import { readFile } from 'node:fs/promises'

/** The most memory a process has held so far, in MiB; `NaN` where the system does not say (only Linux does). */
export async function peakMemoryMiB(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1_024
}
