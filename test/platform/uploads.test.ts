// [X12] Files that people send: known by their first bytes, images written anew within a limit, kept by their digest.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { cleaned, mostPixels } from '../../src/platform/uploads/cleaned.ts'
import { endings, kindOf, mediaTypes } from '../../src/platform/uploads/kinds.ts'
import { shelfIn } from '../../src/platform/uploads/shelf.ts'
import { aFolder } from '../support/folder.ts'

const image = (width = 40, height = 20) =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } })

const textBytes = (words: string): Uint8Array => Buffer.from(words)

describe('what a file is', () => {
  test.each([
    ['a PDF', textBytes('%PDF-1.7\n…'), 'pdf'],
    ['plain text', textBytes('Seen at ten.\r\n\tLeft at eleven.\n'), 'text'],
    ['plain text with accents', textBytes('Café, naïve, £5'), 'text'],
    ['a picture made of lines', textBytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), null],
    ['a page', textBytes('\n <!DOCTYPE html><script>1</script>'), null],
    ['a page behind a mark of byte order', textBytes('\ufeff<html>'), null],
    ['an archive', Buffer.from([0x50, 0x4b, 3, 4]), null],
    ['a program', Buffer.from([0x4d, 0x5a, 0x90, 0]), null],
    ['a GIF', textBytes('GIF89a\u0001'), null],
    ['text in another encoding', Buffer.from([0xe9, 0x20, 0x41]), null],
    ['nothing', Buffer.alloc(0), null],
    ['RIFF that is no WebP', textBytes('RIFF0000WAVE'), 'text'],
  ] as const)('%s', (_what, bytes, kind) => {
    expect(kindOf(bytes)).toBe(kind)
  })

  test.each(['jpeg', 'png', 'webp'] as const)('a %s by its first bytes', async (kind) => {
    expect(kindOf(await image().toFormat(kind).toBuffer())).toBe(kind)
  })

  test('each kind has its type and its ending', () => {
    expect(Object.values(mediaTypes).map((type) => endings[type])).toEqual([
      ...['jpg', 'png', 'webp', 'pdf', 'txt'],
    ])
  })
})

describe('what is kept of it', () => {
  test.each(['jpeg', 'png', 'webp'] as const)(
    'a %s is written anew, without where and with what it was taken',
    async (kind) => {
      const sent = await image()
        .withExif({ IFD0: { Make: 'A telephone' }, IFD3: { GPSLatitudeRef: 'N' } })
        .toFormat(kind)
        .toBuffer()
      expect(sent.includes('A telephone')).toBe(true)
      const kept = await cleaned(Buffer.concat([sent, Buffer.from('<script>hidden</script>')]))
      if (!kept.ok) throw new Error(kept.why)
      const bytes = Buffer.from(kept.value.bytes)
      expect(bytes.includes('A telephone') || bytes.includes('hidden')).toBe(false)
      expect(await sharp(bytes).metadata()).toMatchObject({ format: kind, width: 40, height: 20 })
      expect((await sharp(bytes).metadata()).exif).toBeUndefined()
    },
  )

  test('a photograph taken sideways stands upright', async () => {
    const sent = await image().withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const kept = await cleaned(sent)
    if (!kept.ok) throw new Error(kept.why)
    expect(await sharp(kept.value.bytes).metadata()).toMatchObject({ width: 20, height: 40 })
  })

  test.each(['%PDF-1.7\n', 'Plain words'])('%j is kept as it came', async (words) => {
    const kept = await cleaned(textBytes(words))
    expect(kept).toMatchObject({ ok: true, value: { bytes: textBytes(words) } })
  })

  test('an image of more pixels than the limit is refused before it is unpacked', async () => {
    const side = Math.ceil(Math.sqrt(mostPixels)) + 1
    const bomb = await sharp({
      create: { width: side, height: side, channels: 3, background: '#000' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await cleaned(bomb)).toEqual({ ok: false, why: 'too-many-pixels' })
  }, 60_000)

  test('a damaged image is refused, and so is what only begins like one', async () => {
    const sent = await image(400, 400).png().toBuffer()
    const damaged = sent.subarray(0, sent.length / 2)
    expect(await cleaned(damaged)).toEqual({ ok: false, why: 'unreadable-image' })
    const begun = Buffer.from([0xff, 0xd8, 0xff, ...Buffer.from('<script>')])
    expect(await cleaned(begun)).toEqual({ ok: false, why: 'unreadable-image' })
  })

  test('anything else is refused', async () => {
    expect(await cleaned(textBytes('<svg/>'))).toEqual({ ok: false, why: 'unknown-kind' })
  })
})

describe('the shelf', () => {
  const folder = aFolder('mosovo-shelf-')
  const shelf = shelfIn(join(folder, 'documents'))
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const bytes = textBytes('What was said at the door')
  const digest = createHash('sha256').update(bytes).digest('hex')
  const path = join(folder, 'documents', digest.slice(0, 2), digest)

  test('keeps a file under its digest, for nobody else to read, and the same twice once', async () => {
    expect(await shelf.keep(bytes)).toBe(digest)
    expect(await shelf.keep(bytes)).toBe(digest)
    expect(readFileSync(path)).toEqual(bytes)
    expect(statSync(path).mode & 0o077).toBe(0)
    expect(readdirSync(join(folder, 'documents', digest.slice(0, 2)))).toEqual([digest])
    expect(Buffer.from(await shelf.read(digest))).toEqual(bytes)
  })

  test('never answers with a file that was changed or lost', async () => {
    writeFileSync(path, 'Something else')
    await expect(shelf.read(digest)).rejects.toMatchObject({ kind: 'broken' })
    rmSync(path)
    await expect(shelf.read(digest)).rejects.toMatchObject({ kind: 'broken' })
  })

  test('a file that was changed is mended by keeping it again', async () => {
    writeFileSync(path, 'Something else')
    await shelf.keep(bytes)
    expect(Buffer.from(await shelf.read(digest))).toEqual(bytes)
  })
})
