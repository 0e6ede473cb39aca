/** Prints one line of a benchmark and tells whether its target is met; a target of 0 is for information only. */
export function report(
  name: string,
  value: number,
  unit: string,
  peerName: string,
  peer: number,
  target: number,
): boolean {
  const ratio = value / peer
  const goal = target === 0 ? 'no target' : `target ${target}`
  process.stdout.write(
    `${name} ${value.toFixed(1)} ${unit}, ${peerName} ${peer.toFixed(1)} ${unit}, ratio ${ratio.toFixed(2)} (${goal})\n`,
  )
  return ratio >= target
}
