// What this person says and nobody has proved, and how much evidence is held: each number leads to its list.
import type { Gathered } from '../types.ts'
import { row, section, type Section } from './section.ts'

const selfReports = ({ beside: { told }, head: { id } }: Gathered) => {
  const href = `/offenders/${id}/self-reports`
  if (told.unproved === 0) return { text: 'None that nobody has proved', href }
  const text =
    told.unproved === 1
      ? '1 self-report nobody has proved'
      : `${told.unproved} self-reports nobody has proved`
  return { text, href: `${href}?state=unproved` }
}

const evidence = ({ beside: { told }, head: { id } }: Gathered) => ({
  text: told.evidence === 1 ? '1 statement' : `${told.evidence} statements`,
  href: `/offenders/${id}/evidence`,
})

export const toldSection = (file: Gathered): Section =>
  section('told', 'What is said, and what is proved', [
    row('Self-reports', selfReports(file)),
    row('Evidence by ARMS heading', evidence(file)),
  ])
