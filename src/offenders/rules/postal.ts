// Postcodes and PNC ids in the one form in which they are kept and compared.

const postcodeShape = /^([A-Z]{1,2}\d[A-Z\d]?|GIR)\d[A-Z]{2}$/
const districtShape = /^[A-Z]{1,2}\d[A-Z\d]?$/
const pncShape = /^(\d{2}|\d{4})\/?\d{1,7}[A-Z]$/

const solid = (typed: string): string => typed.replace(/\s+/g, '').toUpperCase()

/** 'so142ab' as 'SO14 2AB', or null when it is not a postcode. */
export function postcodeOf(typed: string): string | null {
  const code = solid(typed)
  return postcodeShape.test(code) ? `${code.slice(0, -3)} ${code.slice(-3)}` : null
}

/** The district of a postcode: 'SO14'. */
export const districtOf = (postcode: string | null): string | null =>
  postcode?.split(' ').at(0) ?? null

/** A district typed by itself, or null. */
export const districtTyped = (typed: string): string | null =>
  districtShape.test(solid(typed)) ? solid(typed) : null

/** '98 / 123456k' as '98/123456K', or null when it is not a PNC id. */
export function pncIdOf(typed: string): string | null {
  const id = solid(typed)
  return pncShape.test(id) ? id : null
}

/** 'v 1234567' as 'V1234567', or null when it is not a ViSOR ref. */
export const visorRefOf = (typed: string): string | null =>
  /^V\d{7}$/.test(solid(typed)) ? solid(typed) : null
