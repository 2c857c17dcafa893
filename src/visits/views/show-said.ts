// What was said of a visit, as its page shows it: as it stands, and as it was before.
import type { Names } from '../../access/index.ts'
import { formatInstant, formatShortDate, type LocalDate } from '../../platform/calendar.ts'
import { factorWords, sourceWords } from '../../evidence/index.ts'
import type { SummaryList, SummaryRow, Table } from '../../platform/views/models.ts'
import {
  awareHeadings,
  changeHeadings,
  type ChildMet,
  type DeviceLook,
  type EvidenceLine,
  type Said,
  type WordsBefore,
} from '../types.ts'
import { awareWords, changeWords, keptWords, riskWords } from './words.ts'

const yes = (value: boolean | null | undefined): string =>
  value === undefined || value === null ? 'Not known' : value ? 'Yes' : 'No'

/** A row for what was said, and none for what was not. */
export const said = (key: string, text: string | null | undefined): SummaryRow[] =>
  text === null || text === undefined || text === '' ? [] : [{ key, text }]

const byText = (on: LocalDate | undefined): string =>
  on === undefined ? '' : `By ${formatShortDate(on)}`

const riskText = ({ risk, riskWhy }: Said): string | null =>
  risk === null ? null : [riskWords[risk], riskWhy ?? ''].filter(Boolean).join(': ')

/** The words that are no lists. */
export const saidRows = (words: Said): SummaryRow[] => [
  ...said('Account', words.account),
  ...said('Who opened', words.home?.openedBy),
  ...said('Rooms seen', words.home?.rooms),
  ...said('Who sleeps where', words.home?.sleeping),
  ...awareHeadings.flatMap((name) => said(awareWords[name].label, words.aware?.[name])),
  ...changeHeadings.flatMap((name) => said(changeWords[name], words.changes?.[name])),
  ...said('Risk', riskText(words)),
  ...said('Concerns', words.concerns),
  ...said('Body-worn video', words.bodyWorn),
  ...said('ViSOR entry', words.visorEntry),
]

const table = (
  caption: string,
  head: readonly string[],
  rows: readonly string[][],
): Table | null =>
  rows.length === 0
    ? null
    : {
        caption,
        regionId: caption.toLowerCase().replaceAll(' ', '-'),
        stacks: true,
        head: head.map((text) => ({ text })),
        rows: rows.map((row) => row.map((text) => ({ text }))),
      }

const childCells = ({ name, relationship, ageYears, safe }: ChildMet): string[] => [
  name ?? 'Not known',
  relationship ?? '',
  ageYears === undefined ? '' : String(ageYears),
  yes(safe),
]

const deviceCells = (device: DeviceLook): string[] => [
  device.description ?? device.deviceId ?? 'Not described',
  yes(device.seen),
  yes(device.checked),
  [device.how, device.power].filter(Boolean).join('; '),
  [device.undeclared === true ? 'Undeclared.' : '', device.result ?? ''].join(' ').trim(),
]

const evidenceCells = ({ factor, text, source, verified }: EvidenceLine): string[] => [
  factorWords[factor],
  text,
  sourceWords[source],
  typeof verified === 'string' ? verified : yes(verified),
]

/** The lists, children first; those with nothing in them are left out. */
export const saidTables = (words: Said): Table[] =>
  [
    table('Children met', ['Name', 'Who', 'Age', 'Seen and safe'], words.children.map(childCells)),
    table(
      'Others who were there',
      ['Who', 'To the person'],
      words.present.map(({ who, relation }) => [who, relation ?? '']),
    ),
    table(
      'Conditions looked at',
      ['Condition', 'Kept', 'How it was checked'],
      words.conditions.map(({ condition, kept, how }) => [condition, keptWords[kept], how ?? '']),
    ),
    table(
      'Devices',
      ['Device', 'Seen', 'Checked', 'How, and power', 'Found'],
      words.devices.map(deviceCells),
    ),
    table(
      'Self-reports',
      ['What the person said', 'How it will be proved', 'By when'],
      words.selfReports.map(({ text, proveBy, proveOn }) => [
        text,
        proveBy ?? 'Not said yet',
        byText(proveOn),
      ]),
    ),
    table(
      'Evidence',
      ['ARMS heading', 'What', 'From', 'Proved'],
      words.evidence.map(evidenceCells),
    ),
    table(
      'Agreed',
      ['What', 'By when'],
      words.agreed.map(({ what, on }) => [what, byText(on)]),
    ),
  ].filter((one) => one !== null)

export type BeforeModel = Readonly<{ summary: string; rows: SummaryList; nothingText: string }>

const lines = (key: string, all: readonly (readonly (string | undefined)[])[]): SummaryRow[] =>
  said(key, all.map((parts) => parts.filter(Boolean).join(', ')).join('; '))

/** Every list as one line, to be compared with what stands. */
const listRows = (words: Said): SummaryRow[] => [
  ...lines('Children met', words.children.map(childCells)),
  ...lines(
    'Others who were there',
    words.present.map(({ who, relation }) => [who, relation]),
  ),
  ...lines(
    'Conditions looked at',
    words.conditions.map(({ condition, kept, how }) => [condition, keptWords[kept], how]),
  ),
  ...lines('Devices', words.devices.map(deviceCells)),
  ...lines(
    'Self-reports',
    words.selfReports.map(({ text, proveBy, proveOn }) => [text, proveBy, byText(proveOn)]),
  ),
  ...lines('Evidence', words.evidence.map(evidenceCells)),
  ...lines(
    'Agreed',
    words.agreed.map(({ what, on }) => [what, byText(on)]),
  ),
]

/** The words as somebody wrote them, until others took their place. */
export const beforeModel = (before: WordsBefore, names: Names): BeforeModel => {
  const rows = [...saidRows(before.words), ...listRows(before.words)]
  return {
    summary: `As ${names(before.writtenBy)} wrote it, ${formatInstant(before.writtenAt)}; changed by ${names(before.recordedBy)}, ${formatInstant(before.recordedAt)}`,
    rows: { rows },
    nothingText: rows.length === 0 ? 'Nothing had been written.' : '',
  }
}
