/**
 * How long a worker that holds typed secrets may be silent before its runs are given to others, which can't do what needs
 * them. Longer than a lease: a short trouble of a process must not cost what somebody typed.
 */
export const secretsAwayMs = 30_000
