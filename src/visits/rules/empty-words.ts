// Words that say nothing of anybody, and whether an account says more than they do: only then is a visit written up.

/** Sentences that say nothing of anybody. Each stands in `says_something` of the database too: another one is a migration. */
export const stockPhrases = [
  'all in order',
  'no concerns',
  'no issues',
  'nothing of note',
  'nothing to report',
  'seen and noted',
  'all well',
  'as previous',
  'as before',
  'no change',
  'compliant',
  'polite and cooperative',
  'engaged well',
] as const

const onlyPhrases = new RegExp(`^(?:(?:${stockPhrases.join('|')})(?: |$))*$`)

/** The letters and digits of a text, whatever their case and stops. */
const bare = (text: string): string =>
  text
    .replace(/[’']/g, '')
    .replace(/[^\p{Alphabetic}0-9]+/gu, ' ')
    .toLowerCase()
    .trim()

/**
 * A full stop, or nothing but phrases that fit everybody, is kept as typed and tells nobody what was seen or said.
 * The database works out the same of every visit it keeps (`written_up`): a test holds the two to each other.
 */
export const saysSomething = (account: string | null): account is string =>
  account !== null && !onlyPhrases.test(bare(account))
