import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** When a process began, as text that only equality is asked of; undefined where the system does not tell. */
export function findProcessStart(pid: number): string | undefined {
  if (process.platform === 'linux') return findLinuxStart(pid)
  if (process.platform === 'win32') return undefined
  const asked = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env: {} })
  return asked.stdout?.trim() || undefined
}

/** Ticks since boot (field 22 of proc_pid_stat(5)) together with the boot they count from. */
function findLinuxStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    // The name, in parentheses, may hold blanks; fields are counted after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A zombie has ended; only its parent has not asked yet.
    return fields[0] === 'Z' ? 'ended' : `${boot}:${fields[19]}`
  } catch {
    return undefined
  }
}
