// How a date may be written in a register.
import { parseDate } from '../../src/imports/rules.ts'

const read = (text: string): string => {
  const date = parseDate(text)
  return date.ok ? date.value : date.why
}

const malformed = 'this is not a date: write it as 31/12/2025'
const noSuchDay = 'there is no such day'

describe('A date', () => {
  it.each([
    ['31/12/2025', '2025-12-31'],
    ['1/2/2025', '2025-02-01'],
    ['01/2/2025', '2025-02-01'],
    ['2025-12-31', '2025-12-31'],
    ['3 Feb 2025', '2025-02-03'],
    ['03 FEB 2025', '2025-02-03'],
    ['3-Feb-2025', '2025-02-03'],
    ['3 february 2025', '2025-02-03'],
    ['30 Sept 2025', '2025-09-30'],
    ['5 May 2025', '2025-05-05'],
    ['1-2-2025', '2025-02-01'],
    ['1.2.2025', '2025-02-01'],
    ['29/02/2024', '2024-02-29'],
    ['31/12/2025 00:00:00', '2025-12-31'],
    ['2025-12-31T00:00:00.000Z', '2025-12-31'],
    ['46022', '2025-12-31'],
    ['46022.0', '2025-12-31'],
    ['3654', '1910-01-01'],
    ['73050', '2099-12-31'],
    ['01/01/1900', '1900-01-01'],
  ])('written %s is %s', (text, date) => {
    expect(read(text)).toBe(date)
  })

  it.each([
    ['31/06/2027', noSuchDay],
    ['29/02/2025', noSuchDay],
    ['29/02/1900', noSuchDay],
    ['00/01/2025', noSuchDay],
    ['12/31/2025', noSuchDay],
    ['2025-02-30', noSuchDay],
    ['31 June 2025', noSuchDay],
    ['31/12/1899', noSuchDay],
    ['13/06/0977', noSuchDay],
    ['31/12/25', 'the year needs four digits'],
    ['3 Feb 25', 'the year needs four digits'],
    ['1985', malformed],
    ['2025', malformed],
    ['3653', malformed],
    ['73051', malformed],
    ['31122025', malformed],
    ['0', malformed],
    ['-46022', malformed],
    ['1/2-2025', malformed],
    ['2025/12/31', malformed],
    ['2025-2-1', malformed],
    ['3 Fbe 2025', malformed],
    ['31/12/2025 14:30', malformed],
    ['TBC', malformed],
    ['31/12', malformed],
    ['٣/١٢/2025', malformed],
  ])('written %s is refused: %s', (text, why) => {
    expect(read(text)).toBe(why)
  })
})
