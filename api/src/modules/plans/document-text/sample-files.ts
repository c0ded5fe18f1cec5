import { deflateRawSync } from 'node:zlib'

/** Small real files for the tests, written by hand where no library writes them. */

const utf16be = (text: string) =>
  [...text].map(char => char.codePointAt(0)!.toString(16).padStart(4, '0')).join('')

export interface PdfLine {
  text: string
  x: number
  y: number
  size?: number
}

/** One PDF page per list of lines, in the predefined Chinese encoding, no font embedded. Drawings go on every page. */
export function makePdf(pages: PdfLine[][], { trailer = '', drawing = '' } = {}): Uint8Array {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${6 + i * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /FontDescriptor 5 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ]
  pages.forEach((lines, i) => {
    const words = lines
      .map(l => `BT /F1 ${l.size ?? 16} Tf 1 0 0 1 ${l.x} ${l.y} Tm <${utf16be(l.text)}> Tj ET`)
      .join('\n')
    const body = `q ${drawing} Q\n${words}`
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${7 + i * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${body.length} >>\nstream\n${body}\nendstream`,
    )
  })
  return writePdf(objects, trailer)
}

function writePdf(objects: string[], trailer: string): Uint8Array {
  let out = '%PDF-1.4\n'
  const offsets = objects.map((body, i) => {
    const at = out.length
    out += `${i + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const start = out.length
  const table = offsets.map(at => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`
  out += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(out, 'latin1')
}

export interface ZipFile {
  name: string
  bytes: Uint8Array
  /** What the directory claims the file unpacks to. */
  claimedSize?: number
}

/** A zip whose directory may lie about sizes, which no zip library would write. */
export function makeZip(files: ZipFile[]): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes, claimedSize } of files) {
    const packed = deflateRawSync(bytes)
    const label = Buffer.from(name)
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(claimedSize ?? bytes.length, 8)
    const lengths = Buffer.from([label.length, 0, 0, 0])
    const common = Buffer.concat([Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0, 0]), sizes, lengths])
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, label, packed])
    const at = Buffer.alloc(4)
    at.writeUInt32LE(offset)
    directory.push(
      Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, Buffer.alloc(10), at, label]),
    )
    locals.push(local)
    offset += local.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(entries.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, entries, end])
}

/** An OLE file, as far as its first bytes and the names of its streams go. */
export function makeOle(stream: string): Uint8Array {
  return Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(200),
  ])
}
