// An edition as a file: one sheet of paper, or a spreadsheet, each written down as it goes out.
import { route, type Ask, type Route } from '../../access/index.ts'
import { asPaper, asSpreadsheet, exported, filtersIn } from '../../exports/index.ts'
import type { z } from 'zod'
import { editionFile } from '../forms.ts'
import { decisionsOfDay } from '../queries.ts'
import {
  briefingCells,
  briefingHeadings,
  briefingPaper,
  paperLines,
  withDecided,
  type PaperLine,
} from '../views.ts'
import { dayIn, editionAsked, officeAsked } from './asked.ts'

type As = 'csv' | 'pdf'

async function offered(ask: Ask<z.output<typeof editionFile>>, as: As) {
  const { tx, actor, input, params, at } = ask
  const office = await officeAsked(tx, actor, input.team)
  const on = dayIn(params)
  const edition = await editionAsked(tx, office, { on, number: input.edition })
  const decided = await decisionsOfDay(tx, office, { day: on, on: ask.today })
  const sections = withDecided(edition, decided)
  const lines = paperLines(sections)
  const batches = async function* (): AsyncGenerator<readonly PaperLine[]> {
    yield lines
  }
  // A line about nobody tells the audit of nobody.
  const about = ({ line }: PaperLine): string | null => line?.offenderId ?? null
  const paper = () =>
    briefingPaper({
      edition,
      sections,
      marking: 'OFFICIAL-SENSITIVE',
      madeBy: actor.forceName,
      madeAt: at,
    })
  return {
    what: 'briefing' as const,
    format: as,
    fileName: `briefing-${office.name.toLowerCase().replaceAll(' ', '-')}-${on}-${edition.number}`,
    filters: filtersIn({ office: office.name, date: on, edition: edition.number }),
    fields: ['briefing', 'name', 'level'],
    rows: lines.length,
    parts:
      as === 'csv'
        ? asSpreadsheet({ batches, about, headings: briefingHeadings, cells: briefingCells })
        : asPaper({ batches, about, paper }),
  }
}

const file = (as: As): Route =>
  route({
    method: 'get',
    path: `/briefings/:date.${as}`,
    may: 'see-briefing',
    audit: 'export.begun',
    summary: `An edition of a day’s briefing as a file (${as.toUpperCase()})`,
    takes: editionFile,
    produces: as === 'csv' ? 'text/csv' : 'application/pdf',
    handle: async (ask) => exported(ask.tx, ask.actor, await offered(ask, as)),
  })

export const briefingFiles: readonly Route[] = [file('csv'), file('pdf')]
