/** Sets every entry's date in a ZIP file (in place) to 1980-01-01, so that equal contents are equal bytes. */
export function dropZipDates(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const dosDay = 0x0021 << 16 // time 00:00 in the low half, 1980-01-01 in the high half
  let end = zip.length - 22
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--
  if (end < 0) return zip
  let at = view.getUint32(end + 16, true)
  for (let entries = view.getUint16(end + 10, true); entries > 0 && view.getUint32(at, true) === 0x02014b50; entries--) {
    view.setUint32(at + 12, dosDay, true)
    view.setUint32(view.getUint32(at + 42, true) + 10, dosDay, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return zip
}
