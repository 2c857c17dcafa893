// One person of the weekend list: what a stranger needs, who has claimed the visit, and the forms of the pair.
import { personLine, type PersonLine, type PersonLineFacts } from '../../offenders/index.ts'
import type { LocalDate } from '../../platform/calendar.ts'
import type { Attempt } from '../../platform/http/route.ts'
import { input, problemsOf, select, type Draw, type Field } from '../../platform/views/fields.ts'
import type { HiddenFields, Link, Problem, SummaryList } from '../../platform/views/models.ts'
import type { Ring, ToldLine } from '../service/reading.ts'
import { packName } from '../service/pack.ts'
import type { Claim, Pack } from '../types.ts'
import { claimText } from './claim-words.ts'
import { isPlain, lateText, planHref, resultTags, summaryOf } from './list.ts'
import { claimResource, lineResource } from './list-resource.ts'
import { inWords, whomToRing } from './ring.ts'
import { officerText } from './words.ts'
import { sectionsFor } from './stranger.ts'

export type ShiftForm = Readonly<{
  action: string
  hidden: HiddenFields
  fields: readonly Field[]
  submitText: string
  buttonClasses: string
}>

export type LineModel = Readonly<{
  title: string
  /** The only words of the page on paper: what is carried has a number. */
  paperText: string
  problems: readonly Problem[]
  person: PersonLine
  statusText: string
  tag: Readonly<{ text: string; classes: string }> | null
  claimText: string | null
  facts: SummaryList | null
  links: readonly Link[]
  forms: readonly Readonly<{ heading: string; lines: readonly string[]; form: ShiftForm }>[]
  packs: readonly Link[]
}>

type Officer = Readonly<{ key: string; name: string; teamName: string | null; isAway?: boolean }>

export type LineShown = Readonly<{
  facts: PersonLineFacts
  /** Null for somebody who is not on the list now. */
  told: ToldLine | null
  /** The claim that stands. */
  claim: Claim | null
  packs: readonly Pack[]
  ring: Ring
  on: LocalDate
  /** The address and the way into the file are for those who may open it without saying why. */
  opens: boolean
  isOfPair: boolean
  mayClaim: boolean
  mayGiveBack: boolean
  officers: readonly Officer[]
  attempt: Attempt
  key: string
}>

function claimForm({ facts, officers, attempt, key }: LineShown): LineModel['forms'][number] {
  const draw: Draw = { attempt, form: 'claim' }
  return {
    heading: 'Claim this visit',
    lines: [
      'You and whoever goes with you may open and write this file until the end of the next working day. It gives no time to the visit and changes no date.',
    ],
    form: {
      action: `/weekend-list/${facts.id}/claim`,
      hidden: [{ name: '_key', value: key }],
      submitText: 'Claim this visit',
      buttonClasses: '',
      fields: [
        select(
          draw,
          { name: 'with.0.officer', label: 'Which officer goes with you?' },
          officers.map((officer) => [officer.key, officerText(officer)] as const),
        ),
        input(draw, ['with.1.agency', 'Or somebody of another agency: which agency?'], {
          hint: 'For example, Probation. Leave blank for an officer',
        }),
        input(draw, ['with.1.name', 'And the name']),
        input(draw, ['note', 'What the office should know (optional)'], {
          hint: 'For example, when you mean to go',
        }),
      ],
    },
  }
}

const action = (
  { facts, key }: LineShown,
  path: string,
  submitText: string,
): LineModel['forms'][number]['form'] => ({
  action: `/weekend-list/${facts.id}/${path}`,
  hidden: [{ name: '_key', value: `${path}-${key}` }],
  submitText,
  buttonClasses: 'govuk-button--secondary',
  fields: [],
})

/** What is in a pocket does not come back with the claim. */
export const stillOut = (packs: readonly Pack[]): readonly string[] => {
  const out = packs.filter(({ returnedAt }) => returnedAt === null).map(packName)
  if (out.length === 0) return []
  return [
    out.length === 1
      ? `Page ${out.join('')} is still out: hand it back or shred it, and tick which.`
      : `Pages ${out.join(', ')} are still out: hand them back or shred them, and tick which.`,
  ]
}

function formsOf(shown: LineShown): LineModel['forms'] {
  const forms: LineModel['forms'][number][] = []
  if (shown.mayClaim) forms.push(claimForm(shown))
  if (shown.isOfPair)
    forms.push({
      heading: 'Print a page to take with you',
      lines: [
        'One numbered page with what stands here. It is handed back or shredded afterwards, and somebody ticks which.',
      ],
      form: action(shown, 'pack', 'Make the page'),
    })
  if (shown.mayGiveBack)
    forms.push({
      heading: 'If you do not go after all',
      lines: [
        'Somebody else can claim this visit then, and the file is closed to the pair again.',
        ...stillOut(shown.packs),
      ],
      form: action(shown, 'give-back', 'Give this visit back'),
    })
  return forms
}

const addressLine = ({ stranger: { address } }: ToldLine): string =>
  address === null
    ? 'No address is held'
    : [address.line, address.postcode].filter((part) => part !== null).join(', ')

const areaLine = ({ stranger: { address } }: ToldLine): string =>
  `${address?.district ?? 'Area not known'}. The address is told to the pair that claims this visit.`

const factsOf = ({ told, ring, opens }: LineShown): SummaryList | null =>
  told === null
    ? null
    : {
        rows: [
          ...summaryOf([
            { heading: 'Where', lines: [opens ? addressLine(told) : areaLine(told)] },
            { heading: 'Why', lines: [told.line.because] },
            ...sectionsFor(told, opens),
          ]).rows,
          { key: 'Whom to ring', lines: whomToRing(told, ring), withoutActions: true },
        ],
      }

const planLinks = (told: ToldLine | null): readonly Link[] => {
  const href = told === null ? null : planHref(told)
  return href === null ? [] : [{ text: 'See the plan that moved the day', href }]
}

const linksOf = ({ facts, told, opens }: LineShown): readonly Link[] =>
  opens
    ? [
        ...planLinks(told),
        { text: 'Open the file', href: `/offenders/${facts.id}` },
        { text: 'Record a visit', href: `/offenders/${facts.id}/visits/new` },
        { text: 'Record an attempt', href: `/offenders/${facts.id}/visits/new?kind=attempt` },
      ]
    : []

export const lineModel = (shown: LineShown): LineModel => {
  const { facts, told, claim, packs, on, attempt } = shown
  const line = personLine(facts, on, { withTeam: true })
  const person = shown.opens ? line : { ...line, href: `/weekend-list/${facts.id}` }
  return {
    title: `Weekend visit: ${person.name}`,
    paperText: shown.isOfPair
      ? 'Print the numbered page instead: make the page above.'
      : 'This page is not for paper: whoever claims the visit makes a numbered page and prints that.',
    problems: problemsOf({ attempt, form: 'claim' }),
    person,
    statusText:
      told === null
        ? 'This person is not on the weekend list now.'
        : isPlain(told)
          ? `${lateText(told, on)}.`
          : `${lateText(told, on)}. ${told.result.text}.`,
    tag: told === null ? null : resultTags[told.result.state],
    claimText: claimText(claim),
    facts: factsOf(shown),
    links: linksOf(shown),
    forms: formsOf(shown),
    packs: packs.map((pack) => ({ text: `Page ${packName(pack)}`, href: `/packs/${pack.id}` })),
  }
}

export const lineShownResource = ({ told, facts, claim, packs, ring, on, opens }: LineShown) => ({
  ...(told === null
    ? { offender: { id: facts.id, visorRef: facts.visorRef, level: facts.level }, onList: false }
    : {
        ...lineResource(told, { on, opens }),
        onList: true,
        whomToRing: inWords(whomToRing(told, ring)),
      }),
  claim: claim === null ? null : claimResource(claim),
  packs: packs.map((pack) => ({ id: pack.id, number: packName(pack) })),
})
