// When a call would surprise, in words: the parts of the week that are best, and those that work rules out and why.
import { weekdays, type Weekday } from '../../platform/calendar.ts'
import { partsOfDay, type Outlook, type RuledOut, type Slot } from '../types.ts'

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const slotText = ({ day, part }: Slot): string => `${capital(day)} ${part}`

const mostNamed = 5

/** 'Monday evening, Saturday morning.': never tried, and left by work. */
export function tryText({ predictability: { breaking }, ruledOut }: Outlook): string {
  if (breaking.length > 0) return `${breaking.slice(0, mostNamed).map(slotText).join(', ')}.`
  return ruledOut.some(({ slots }) => slots.length > 0)
    ? 'None is left: every part of the week was tried, is usual, or is ruled out by work.'
    : 'None is left: every part of the week was tried or is usual.'
}

const and = (words: readonly string[]): string =>
  words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words.slice(-1).join('')}`

const dayText = (day: Weekday | undefined): string => capital(day ?? '').slice(0, 3)

/** Three days in a row and more are told by the first and the last. */
const runTexts = (run: readonly Weekday[]): string[] =>
  run.length < 3 ? run.map(dayText) : [`${dayText(run[0])} to ${dayText(run.at(-1))}`]

/** 'Mon to Thu', 'Mon and Fri'. */
function daysText(days: readonly Weekday[]): string {
  const runs: Weekday[][] = []
  for (const [index, day] of weekdays.entries()) {
    if (!days.includes(day)) continue
    const last = runs.at(-1)
    if (last !== undefined && last.at(-1) === weekdays[index - 1]) last.push(day)
    else runs.push([day])
  }
  return and(runs.flatMap(runTexts))
}

/** 'the mornings and afternoons of Mon to Fri': parts of the same days are told together. */
function slotsText(slots: readonly Slot[]): string {
  const parts = new Map<string, string[]>()
  for (const part of partsOfDay) {
    const days = slots.filter((slot) => slot.part === part).map(({ day }) => day)
    const words = daysText(days)
    if (words !== '')
      parts.set(words, [...(parts.get(words) ?? []), days.length > 1 ? `${part}s` : part])
  }
  return and([...parts].map(([days, named]) => `the ${and(named)} of ${days}`))
}

const isOrAre = ({ length }: readonly Slot[]): string => (length === 1 ? 'is' : 'are')

function ruledText({ work, slots }: RuledOut): string {
  const [worked, slept] = [
    slots.filter(({ by }) => by === 'work'),
    slots.filter(({ by }) => by === 'sleep'),
  ]
  const works = `Works ${daysText(work.days)} ${work.from} to ${work.until}`
  const atWork = `${works}: ${slotsText(worked)} ${isOrAre(worked)} ruled out`
  if (slept.length === 0) return `${atWork}.`
  return worked.length === 0
    ? `${works}: ${slotsText(slept)} ${isOrAre(slept)} ruled out, asleep after work.`
    : `${atWork}; so ${isOrAre(slept)} ${slotsText(slept)}, asleep after work.`
}

/** 'Works Mon to Thu 22:00 to 06:00: the mornings of Tue to Fri are ruled out, asleep after work.' */
export const ruledOutLines = ({ ruledOut }: Pick<Outlook, 'ruledOut'>): string[] =>
  ruledOut.filter(({ slots }) => slots.length > 0).map(ruledText)
