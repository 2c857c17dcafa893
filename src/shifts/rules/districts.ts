// How near two postcode districts are, as far as their names say.

const shape = /^([A-Z]{1,2})(\d{1,2})/

type Parts = Readonly<{ letters: string; number: number }>

const partsOf = (district: string | null): Parts | null => {
  const [, letters, number] = shape.exec(district ?? '') ?? []
  return letters === undefined || number === undefined ? null : { letters, number: Number(number) }
}

const otherArea = 1_000
const unknown = 2_000

/**
 * 0 in the same district; in the same area (the letters) by how far the numbers lie apart; any other area is
 * farther than all of these, and an unknown district is farthest.
 */
export function districtsApart(one: string | null, other: string | null): number {
  if (one !== null && one === other) return 0
  const [a, b] = [partsOf(one), partsOf(other)]
  if (a === null || b === null) return unknown
  return a.letters === b.letters ? 1 + Math.abs(a.number - b.number) : otherArea
}

/** 'nm1, NM 2' as its districts, or null when something of it is none. */
export function districtsIn(typed: string): readonly string[] | null {
  const words = typed
    .toUpperCase()
    .split(/[,;\n]/)
    .map((word) => word.replace(/\s+/g, ''))
    .filter((word) => word !== '')
  return words.every((word) => /^[A-Z]{1,2}\d[A-Z\d]?$/.test(word)) ? [...new Set(words)] : null
}
