// Children and devices named at several visits stand once on the file, as they were told last.
import { localDate } from '../../src/platform/calendar.ts'
import { childrenSection } from '../../src/file/views/place.ts'
import { seenSection } from '../../src/file/views/seen.ts'
import type { Section } from '../../src/file/views/section.ts'
import { bareFile } from './sample.ts'

type Told = Readonly<{ text?: string; note?: string }>

/** The answer beside a question of a part of the file, line by line. */
function answer({ list }: Section, question: string): string[] {
  const row = list.rows.find(({ key }) => key === question)
  const lines: readonly Told[] = row === undefined ? [] : 'lines' in row ? (row.lines ?? []) : [row]
  return lines.map(({ text, note }) => [text ?? '', note ?? ''].join('. '))
}

test('a device and a child named at two visits stand once, as they were told last', () => {
  const child = { relationship: 'niece', ageYears: 6, safe: true }
  const met = [
    {
      ...{ visitId: 'v2', on: localDate('2026-03-01'), children: [child] },
      devices: [{ deviceId: 'p1', description: 'Grey telephone', result: 'Nothing' }],
    },
    {
      ...{ visitId: 'v1', on: localDate('2026-02-01'), children: [{ ...child, ageYears: 5 }] },
      devices: [
        { deviceId: 'p1', description: 'Telephone', undeclared: true },
        { description: 'Tablet' },
      ],
    },
  ]
  const file = { ...bareFile, beside: { ...bareFile.beside, met } }
  expect(answer(seenSection(file), 'Devices met')).toEqual([
    'Grey telephone (undeclared). At the visit of 1 Mar 2026. Nothing',
    'Tablet. At the visit of 1 Feb 2026',
  ])
  expect(answer(childrenSection(file), 'Met at visits')).toEqual([
    expect.stringContaining(
      'A child, not named, niece, 6 years. Seen safe at the visit of 1 Mar 2026',
    ),
  ])
})

test('of two alike that one visit named, the one that was found says that it was undeclared', () => {
  const telephone = { description: 'Telephone', undeclared: false }
  const found = { description: 'Telephone', undeclared: true, result: 'Hidden in the wardrobe' }
  const visit = { visitId: 'v1', on: localDate('2026-03-01'), children: [] }
  const met = [{ ...visit, devices: [telephone, found] }]
  const file = { ...bareFile, beside: { ...bareFile.beside, met } }
  expect(answer(seenSection(file), 'Devices met')).toEqual([
    'Telephone. At the visit of 1 Mar 2026',
    'Telephone (undeclared). At the visit of 1 Mar 2026. Hidden in the wardrobe',
  ])
})
