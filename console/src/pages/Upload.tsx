import { useCallback, useEffect, useRef, useState } from 'react'
import { useWords } from '../words/index.ts'
import { MetaFields } from './MetaFields.tsx'
import { enqueue, type AfterEach } from './queue.ts'
import { isSheet, SheetPreview } from './SheetPreview.tsx'
import type { Meta } from './upload.ts'
import './library.css'

/** Drop files here, choose or paste them. A sheet is looked at before it is read; everything else goes to the server at once. */
export function Upload({ afterEach }: { afterEach: AfterEach }) {
  const t = useWords()
  const picker = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [meta, setMeta] = useState<Meta>({ publisher: '', date: '', home: '' })
  const [sheets, setSheets] = useState<File[]>([])
  const send = useCallback((files: File[]) => { if (files.length) void enqueue(files, meta, afterEach) }, [meta, afterEach])
  const take = useCallback((files: FileList | null | undefined) => {
    if (!files?.length) return
    send([...files].filter(file => !isSheet(file)))
    setSheets(now => [...now, ...[...files].filter(isSheet)])
  }, [send])
  useEffect(() => {
    const paste = (e: ClipboardEvent) => {
      if (!e.clipboardData?.files.length) return
      e.preventDefault()
      take(e.clipboardData.files)
    }
    addEventListener('paste', paste)
    return () => removeEventListener('paste', paste)
  }, [take])
  return (
    <>
      <div
        className="drop noprint" data-over={over || undefined} data-drop
        onDragOver={e => { e.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)}
        onDrop={e => { e.preventDefault(); setOver(false); take(e.dataTransfer.files) }}
      >
        <div className="row"><strong>{t.library.drop}</strong><button type="button" className="plain" onClick={() => picker.current?.click()}>{t.library.choose}</button></div>
        <p className="quiet small">{t.library.dropHint}</p>
        <input ref={picker} type="file" multiple accept={endings} hidden onChange={e => { take(e.target.files); e.target.value = '' }} />
        <MetaFields meta={meta} onChange={setMeta} />
      </div>
      {sheets.length > 0 && (
        <SheetPreview
          key={sheets.length} file={sheets[0]!} date={meta.date} more={sheets.length - 1}
          onDecide={(take, forAll) => { if (take) send(forAll ? sheets : sheets.slice(0, 1)); setSheets(forAll ? [] : sheets.slice(1)) }}
        />
      )}
    </>
  )
}

const endings = '.txt,.md,.pdf,.png,.jpg,.jpeg,.tif,.tiff,.webp,.html,.htm,.docx,.xlsx,.csv,.ofd,.zip'
