// One person of the weekend list: claiming the visit, giving it back, and printing the page of a claim.
import { ownsFile, route, type Actor, type Ask, type Route } from '../../access/index.ts'
import { personLines, type PersonLineFacts } from '../../offenders/index.ts'
import { officerChoices } from '../../officers/index.ts'
import { AppError } from '../../platform/errors.ts'
import { Refused, refuse } from '../../platform/http/problem.ts'
import { done, pagesOf, success, type Page } from '../../platform/http/reply.ts'
import { firstDraw, type Attempt } from '../../platform/http/route.ts'
import { newId } from '../../platform/ids.ts'
import { claimForm, noQuery, pressForm } from '../forms.ts'
import { claimsStanding, packsOf } from '../queries.ts'
import { isOfPair } from '../rules.ts'
import {
  claimVisit,
  giveBack,
  isOver,
  listOn,
  mayGiveBack,
  packName,
  personHere,
  printPack,
  ringOf,
  toldLines,
  withResults,
  type ToldLine,
} from '../service.ts'
import {
  claimRefusal,
  claimResource,
  lineModel,
  lineShownResource,
  packContent,
  refusalText,
  stillOut,
  type LineShown,
  type ShiftViews,
} from '../views.ts'
import type { ShiftPorts } from './ports.ts'

const page = pagesOf<ShiftViews>()

async function factsHere({ tx, actor, params }: Ask): Promise<PersonLineFacts> {
  const { offenderId } = await personHere(tx, actor, params['offender'] ?? '')
  const facts = (await personLines(tx, [offenderId])).get(offenderId)
  if (facts === undefined) throw new AppError('not-found')
  return facts
}

/** The line of one person as the whole list has it, or null for somebody who is not on it. */
async function toldOne(
  { tx, actor, today }: Ask,
  facts: PersonLineFacts,
): Promise<ToldLine | null> {
  const held = await listOn(tx, actor.forceId, today)
  const lines = held.lines.filter(({ offenderId }) => offenderId === facts.id)
  const [told] = await toldLines(tx, await withResults(tx, { ...held, lines }), held.gap)
  return told ?? null
}

const filePerson = (actor: Actor, { id, teamId, officerId }: PersonLineFacts) => ({
  offenderId: id,
  forceId: actor.forceId,
  teamId,
  officerId,
})

type Shown = Pick<LineShown, 'facts' | 'told' | 'claim'>

/** What the reader may do with the visit: claim it, print it, give it back. */
async function mayDo({ tx, actor }: Ask, { facts, told, claim }: Shown) {
  const ofPair = claim !== null && isOfPair(claim, actor.officerId)
  return {
    isOfPair: ofPair,
    mayClaim: claim === null && told !== null && !isOver(told) && actor.officerId !== null,
    mayGiveBack:
      claim !== null && (await mayGiveBack(tx, actor, { person: filePerson(actor, facts), claim })),
  }
}

async function lineShown(ask: Ask, attempt: Attempt): Promise<LineShown> {
  const { tx, actor, today } = ask
  const facts = await factsHere(ask)
  const told = await toldOne(ask, facts)
  const claim = (await claimsStanding(tx, [facts.id], today)).get(facts.id) ?? null
  const officers = await officerChoices(tx, { forceId: actor.forceId, teamId: null }, today)
  return {
    ...{ facts, told, claim, attempt, on: today, key: newId() },
    ...(await mayDo(ask, { facts, told, claim })),
    packs: claim === null ? [] : await packsOf(tx, claim.id),
    ring: await ringOf(tx, actor, claim?.untilOn ?? today),
    opens: ownsFile(actor, filePerson(actor, facts)),
    officers: officers.filter(({ id }) => id !== actor.officerId),
  }
}

async function drawLine(ports: ShiftPorts, ask: Ask, attempt: Attempt): Promise<Page> {
  await ports.bringUpToDate(ask.tx)
  const shown = await lineShown(ask, attempt)
  return page('shifts/line', lineModel(shown), {
    resource: () => lineShownResource(shown),
    shown: { offenderId: shown.facts.id, fields: ['weekendList', 'name', 'level', 'markers'] },
  })
}

const line = (ports: ShiftPorts): Route =>
  route({
    method: 'get',
    path: '/weekend-list/:offender',
    may: 'claim-visits',
    audit: 'weekend.opened',
    summary: 'One person of the weekend list, with everything a pair of strangers needs',
    takes: noQuery,
    handle: (ask) => drawLine(ports, ask, firstDraw),
  })

/** Beside the field that names who goes, or above the form. */
const fieldOf: Readonly<Record<string, string>> = {
  'two-needed': 'with.0.officer',
  'unknown-officer': 'with.0.officer',
  'not-this-pair': 'with.0.officer',
}

const claim = (ports: ShiftPorts): Route =>
  route({
    method: 'post',
    path: '/weekend-list/:offender/claim',
    may: 'claim-visits',
    audit: 'weekend.claimed',
    summary: 'A pair claims a visit until the end of the next working day; one claim a person',
    takes: claimForm,
    redraw: (ask, attempt) => drawLine(ports, ask, attempt),
    handle: async ({ tx, actor, input, params }) => {
      await ports.bringUpToDate(tx)
      const offenderId = params['offender'] ?? ''
      const ask = { offenderId, with: input.with, note: input.note }
      const claiming = await claimVisit(tx, actor, ask)
      if (!claiming.ok)
        return refuse(
          claiming.why,
          claimRefusal(claiming.why, claiming.claim),
          fieldOf[claiming.why] ?? '',
        )
      const { claim: made, isTrained } = claiming.value
      const words = isTrained
        ? 'You both may open and write this file until then. Print the page, or open the file.'
        : 'Nobody of this pair has MOSOVO training in date, so a visit by you would not count.'
      return done(`/weekend-list/${made.offenderId}`, claimResource(made), {
        status: 201,
        flash: success('You have claimed this visit', words),
      })
    },
  })

const give = (ports: ShiftPorts): Route =>
  route({
    method: 'post',
    path: '/weekend-list/:offender/give-back',
    may: 'claim-visits',
    audit: 'weekend.given-back',
    summary: 'One of the pair, or a supervisor, gives a claimed visit back',
    takes: pressForm,
    redraw: (ask, attempt) => drawLine(ports, ask, attempt),
    handle: async ({ tx, actor, params, input: { version } }) => {
      const given = await giveBack(tx, actor, { offenderId: params['offender'] ?? '', version })
      if (!given.ok) return refuse(given.why, refusalText(given.why))
      const packs = await packsOf(tx, given.value.id)
      return done(`/weekend-list/${given.value.offenderId}`, claimResource(given.value), {
        flash: success(
          'Given back',
          ['Somebody else can claim this visit now.', ...stillOut(packs)].join(' '),
        ),
      })
    },
  })

const pack = (ports: ShiftPorts): Route =>
  route({
    method: 'post',
    path: '/weekend-list/:offender/pack',
    may: 'claim-visits',
    audit: 'pack.printed',
    summary: 'Makes the numbered page of a claimed visit, for one of the pair',
    takes: pressForm,
    redraw: (ask, attempt) => drawLine(ports, ask, attempt),
    handle: async (ask) => {
      const { tx, actor, params, input } = ask
      const offenderId = params['offender'] ?? ''
      const printed = await printPack(tx, actor, {
        ...{ offenderId, version: input.version },
        contentOf: async (made) => {
          const told = await toldOne(ask, await factsHere(ask))
          if (told === null) throw new Refused('not-on-list', [notOnList])
          const ring = await ringOf(tx, actor, made.untilOn)
          return packContent({ told, ring, claim: made, on: ask.today })
        },
      })
      if (!printed.ok) return refuse(printed.why, refusalText(printed.why))
      const { id } = printed.value
      return done(
        `/packs/${id}`,
        { id, number: packName(printed.value), version: 1 },
        {
          status: 201,
          flash: success(`Page ${packName(printed.value)} is ready`, 'Print it, or open the PDF.'),
        },
      )
    },
  })

const notOnList = { field: '', message: refusalText('not-on-list') }

export const lineRoutes = (ports: ShiftPorts): readonly Route[] => [
  line(ports),
  claim(ports),
  give(ports),
  pack(ports),
]
