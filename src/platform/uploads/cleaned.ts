// A file as it may be kept: images read within a limit of pixels and written anew, the rest as it came (X12).
import sharp from 'sharp'
import { no, yes, type Decision } from '../decision.ts'
import { kindOf, type FileKind } from './kinds.ts'

/** A photograph of the best telephones is 50 million; beyond it is a bomb. */
export const mostPixels = 60_000_000

export type Cleaned = Readonly<{ kind: FileKind; bytes: Uint8Array }>
export type UploadRefusal = 'unknown-kind' | 'too-many-pixels' | 'unreadable-image'

const isTooLarge = (fault: unknown): boolean =>
  fault instanceof Error && /pixel limit/i.test(fault.message)

/** Upright, without where and with what it was taken, and without whatever else hung on the file. */
async function writtenAnew(
  bytes: Uint8Array,
  kind: 'jpeg' | 'png' | 'webp',
): Promise<Decision<Cleaned, UploadRefusal>> {
  try {
    const image = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 })
    const anew = await image.autoOrient().toFormat(kind).toBuffer()
    return yes({ kind, bytes: anew })
  } catch (fault) {
    return no(isTooLarge(fault) ? 'too-many-pixels' : 'unreadable-image')
  }
}

/** What is kept of a file that was sent, or why none of it is. */
export async function cleaned(bytes: Uint8Array): Promise<Decision<Cleaned, UploadRefusal>> {
  const kind = kindOf(bytes)
  if (kind === null) return no('unknown-kind')
  return kind === 'pdf' || kind === 'text' ? yes({ kind, bytes }) : await writtenAnew(bytes, kind)
}
