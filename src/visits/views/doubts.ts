// What stands on record beside a visit and does not agree with it, each with the ways to put it right.
import type { Link } from '../../platform/views/models.ts'
import { awayText, otherText, type Doubts } from '../rules/doubts.ts'
import type { Visit } from '../types.ts'

export type DoubtModel = Readonly<{ text: string; links: readonly Link[] }>

type DoubtAsked = Readonly<{ visit: Visit; doubts: Doubts; mayCorrect: boolean }>

const putRight = ({ visit, mayCorrect }: DoubtAsked): Link[] =>
  mayCorrect ? [{ text: 'Put this one right', href: `/visits/${visit.id}/move` }] : []

export const doubtModels = (asked: DoubtAsked): DoubtModel[] => {
  const { visit, doubts } = asked
  const { away, others } = doubts
  const told = others.map((other) => ({
    text: `${otherText(other)} If both are the same call, one of them is to be struck out.`,
    links: [{ text: 'Open the other', href: `/visits/${other.id}` }, ...putRight(asked)],
  }))
  if (away === null) return told
  const where = {
    text: `Where the person was: see it on the file${asked.mayCorrect ? ', and put it right' : ''}`,
    href: `/offenders/${visit.offenderId}/chronology?kind=status`,
  }
  return [...told, { text: `${awayText(away)} Put it right.`, links: [where, ...putRight(asked)] }]
}
