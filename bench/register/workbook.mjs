// Writes a workbook as spreadsheet programs do (shared texts, numbers as numbers) row by row; the writers at hand keep whole sheets in memory or take minutes.
import { createReadStream, createWriteStream, openSync, rmSync, statSync, writeSync, closeSync } from 'node:fs'
import { once } from 'node:events'
import { createDeflateRaw, crc32, deflateRawSync } from 'node:zlib'
import { columnName } from '../../dist/read/format/written.js'

/** One sheet; texts of `rows` that are numbers are stored as numbers, errors as errors. */
export async function workbook(path, sheet, rows) {
  const strings = new Map()
  const shared = text => { if (!strings.has(text)) strings.set(text, strings.size); return strings.get(text) }
  const letters = Array.from({ length: 200 }, (_, i) => columnName(i))
  const part = await deflated(`${path}.part`, function* () {
    yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    let row = 0
    for (const cells of rows()) {
      row++
      let xml = `<row r="${row}">`
      for (let i = 0; i < cells.length; i++) {
        const text = cells[i]
        if (text === '') continue
        const place = `${letters[i]}${row}`
        xml += /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(text) ? `<c r="${place}"><v>${text}</v></c>` : text[0] === '#' ? `<c r="${place}" t="e"><v>${text}</v></c>` : `<c r="${place}" t="s"><v>${shared(text)}</v></c>`
      }
      yield `${xml}</row>`
    }
    yield '</sheetData></worksheet>'
  })
  const small = (name, text) => ({ name, bytes: deflateRawSync(Buffer.from(text)), crc: crc32(Buffer.from(text)), size: Buffer.byteLength(text) })
  const texts = await deflated(`${path}.strings`, function* () {
    yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${strings.size}">`
    for (const text of strings.keys()) yield `<si><t>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></si>`
    yield '</sst>'
  })
  await zip(path, [
    small('[Content_Types].xml', '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'),
    small('_rels/.rels', '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
    small('xl/workbook.xml', `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="${sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>`),
    small('xl/_rels/workbook.xml.rels', '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>'),
    { name: 'xl/worksheets/sheet1.xml', ...part }, { name: 'xl/sharedStrings.xml', ...texts },
  ])
  rmSync(`${path}.part`)
  rmSync(`${path}.strings`)
}

async function deflated(path, texts) {
  const deflate = createDeflateRaw({ level: 3 })
  const out = createWriteStream(path)
  deflate.pipe(out)
  let [crc, size, kept] = [0, 0, '']
  const flush = async () => {
    const bytes = Buffer.from(kept)
    kept = ''
    crc = crc32(bytes, crc)
    size += bytes.length
    if (!deflate.write(bytes)) await once(deflate, 'drain')
  }
  for (const text of texts()) {
    kept += text
    if (kept.length > 2 ** 18) await flush()
  }
  await flush()
  deflate.end()
  await once(out, 'close')
  return { file: path, crc, size }
}

async function zip(path, parts) {
  const out = openSync(path, 'w')
  const directory = []
  let at = 0
  const write = bytes => { writeSync(out, bytes); at += bytes.length }
  for (const { name, crc, size, bytes, file } of parts) {
    const packed = bytes ? bytes.length : statSync(file).size
    const head = (signature, central) => {
      const b = Buffer.alloc(central ? 46 : 30)
      let o = b.writeUInt32LE(signature)
      if (central) o = b.writeUInt16LE(20, o)
      o = b.writeUInt16LE(20, o); o = b.writeUInt16LE(0x800, o); o = b.writeUInt16LE(8, o); o = b.writeUInt32LE(0x210000, o); o = b.writeUInt32LE(crc, o); o = b.writeUInt32LE(packed, o); o = b.writeUInt32LE(size, o); o = b.writeUInt16LE(Buffer.byteLength(name), o)
      return b
    }
    const central = head(0x02014b50, true)
    central.writeUInt32LE(at, 42)
    directory.push(central, Buffer.from(name))
    write(head(0x04034b50, false))
    write(Buffer.from(name))
    if (bytes) write(bytes)
    else for await (const chunk of createReadStream(file)) write(chunk)
  }
  const start = at
  for (const bytes of directory) write(bytes)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(at - start, 12)
  end.writeUInt32LE(start, 16)
  write(end)
  closeSync(out)
}
