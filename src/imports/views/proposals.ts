// What a later register proposes and nobody has decided, and the page on which one is decided.
import { errorOf } from '../../platform/views/fields.ts'
import { daysBetween, formatInstant, localDateOf, type LocalDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import type {
  Choices,
  HiddenFields,
  Pager,
  Problem,
  SummaryList,
  TextArea,
} from '../../platform/views/models.ts'
import { takesTwo } from '../rules/proposals.ts'
import { valueWords, wordsOf } from '../rules/words.ts'
import type { ProposalShown } from '../types.ts'
import { problemsOf, titled } from './problems.ts'
import { counted, proposalWords } from './words.ts'

export type ProposalsModel = Readonly<{
  title: string
  items: readonly Readonly<{
    person: object
    whatText: string
    becauseText: string
    ageText: string
    href: string
    linkText: string
  }>[]
  emptyText: string
  pager: Pager
}>

export type ProposalsAsked = Readonly<{
  items: readonly ProposalShown[]
  total: number
  nextHref: string | null
  firstHref: string | null
  lines: ReadonlyMap<string, object>
  today: LocalDate
}>

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const whatText = ({ what, from, to }: ProposalShown): string =>
  `${capital(wordsOf(what))}: from ${valueWords(from)} to ${valueWords(to)}`

const ageText = (
  { askedAt, fileName, state, firstBy }: ProposalShown,
  today: LocalDate,
): string => {
  const days = daysBetween(localDateOf(askedAt), today)
  const since = days === 0 ? 'since today' : `for ${counted(days, 'day')}`
  const second =
    state === 'awaiting_second' ? ` Accepted by ${firstBy ?? ''}; an inspector decides.` : ''
  return `Waits ${since}, from ${fileName}.${second}`
}

export function proposalsModel(asked: ProposalsAsked): ProposalsModel {
  return {
    title: 'Proposals of the register',
    items: asked.items.flatMap((proposal) => {
      const person = asked.lines.get(proposal.offenderId)
      if (person === undefined) return []
      return [
        {
          person,
          whatText: whatText(proposal),
          becauseText: proposal.because,
          ageText: ageText(proposal, asked.today),
          href: `/proposals/${proposal.id}`,
          linkText: `Decide: ${wordsOf(proposal.what)} of ${proposal.visorRef}`,
        },
      ]
    }),
    emptyText: 'No change of a later register waits for a decision.',
    pager: {
      label: 'Proposals',
      totalText: counted(asked.total, 'proposal'),
      nextHref: asked.nextHref,
      firstHref: asked.firstHref,
    },
  }
}

export type ProposalModel = Readonly<{
  title: string
  heading: string
  problems: readonly Problem[]
  person: object
  facts: SummaryList
  twoText: string | null
  form: Readonly<{ action: string; hidden: HiddenFields; accept: Choices; why: TextArea }> | null
}>

export type ProposalAsked = Readonly<{
  proposal: ProposalShown
  person: object
  attempt: Attempt
  key: string
}>

const isOpen = ({ state }: ProposalShown): boolean =>
  state === 'waiting' || state === 'awaiting_second'

const factsOf = (proposal: ProposalShown): SummaryList => ({
  rows: [
    { key: 'What', text: capital(wordsOf(proposal.what)) },
    { key: 'Here it is', text: valueWords(proposal.from) },
    { key: 'The register says', text: valueWords(proposal.to) },
    {
      key: 'Where',
      text: `${proposal.fileName}, row ${proposal.line}`,
      href: `/imports/${proposal.importId}`,
      note: `handed in ${formatInstant(proposal.askedAt)}`,
    },
    { key: 'State', text: proposalWords[proposal.state] },
    ...(proposal.firstBy === null ? [] : [{ key: 'First accepted by', text: proposal.firstBy }]),
    ...(proposal.decidedBy === null ? [] : [{ key: 'Decided by', text: proposal.decidedBy }]),
    ...(proposal.why === null ? [] : [{ key: 'Why', text: proposal.why }]),
  ],
})

const formOf = ({ proposal, attempt, key }: ProposalAsked): ProposalModel['form'] => {
  const { accept, why } = attempt.typed
  return {
    action: `/proposals/${proposal.id}/decision`,
    hidden: [
      { name: '_key', value: key },
      { name: 'version', value: String(proposal.version) },
    ],
    accept: {
      id: 'accept',
      name: 'accept',
      legend: 'Is this change made?',
      items: [
        { value: 'yes', text: 'Accept: make the change', checked: accept === 'yes' },
        { value: 'no', text: 'Refuse: what is here stands', checked: accept === 'no' },
      ],
      ...errorOf(attempt, 'accept'),
    },
    why: {
      id: 'why',
      name: 'why',
      label: 'Why',
      hint: 'Needed when the change is refused.',
      rows: 3,
      value: why ?? '',
      ...errorOf(attempt, 'why'),
    },
  }
}

export function proposalModel(asked: ProposalAsked): ProposalModel {
  const { proposal, attempt } = asked
  const heading = `The register says another ${wordsOf(proposal.what)}`
  return {
    title: titled(heading, attempt),
    heading,
    problems: problemsOf(attempt),
    person: asked.person,
    facts: factsOf(proposal),
    twoText:
      takesTwo(proposal.what) && isOpen(proposal)
        ? 'This takes two people: a supervisor first, then an inspector.'
        : null,
    form: isOpen(proposal) ? formOf(asked) : null,
  }
}
