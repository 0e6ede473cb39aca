/** API access key of a practice server that was given no other. Public on purpose: it opens nothing else. */
export const practiceKey = '8DAC71CE000000000000000000000000000000000000000000000000ac71ce01'

/** The secret that belongs to `practiceKey`, in the shape of a real one: 64 lower-case hex digits. */
export const practiceSecret = 'ac71ce00000000000000000000000000000000000000000000000000ac71ce02'
