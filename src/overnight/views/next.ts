// Where what a confirmed hit asks for is done: never a dead end after a yes.
import type { Link } from '../../platform/views/models.ts'
import type { ListedHit } from '../types.ts'

type Next = Readonly<{ is: (hit: ListedHit) => boolean; text: string; path: string }>

const nexts: readonly Next[] = [
  {
    is: ({ child }) => child === true,
    text: 'Child: say on the file what is known of the child, with the children marker',
    path: 'markers',
  },
  {
    is: ({ review }) => review === true,
    text: 'Review: begin it with ARMS',
    path: 'arms',
  },
  {
    is: ({ visit }) => visit === true,
    text: 'Visit: plan it',
    path: 'visit-plan',
  },
  {
    is: ({ eventKind }) => eventKind === 'arrest' || eventKind === 'charge',
    text: 'In custody? Record since when',
    path: 'status-periods',
  },
  {
    is: ({ eventKind }) => eventKind === 'missing',
    text: 'Nobody knows where? Record whereabouts unknown',
    path: 'status-periods',
  },
]

export const nextLinks = (hit: ListedHit): Link[] =>
  hit.state === 'confirmed'
    ? nexts
        .filter(({ is }) => is(hit))
        .map(({ text, path }) => ({ text, href: `/offenders/${hit.offenderId}/${path}` }))
    : []
