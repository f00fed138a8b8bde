import { useEffect, useMemo, useRef, useState } from 'react'
import { InPlace } from '../evidence/link.ts'
import { useClaimColumns } from '../pages/Facts.tsx'
import { MetaFields } from '../pages/MetaFields.tsx'
import { Facts } from '../reader/Facts.tsx'
import { Inspector } from '../reader/Inspector.tsx'
import { Layers } from '../reader/Layers.tsx'
import { useLayers, useMarked, type Choice } from '../reader/marking.ts'
import { PageText } from '../reader/PageText.tsx'
import { Empty } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { useWords } from '../words/index.ts'
import { asCsv, asJson } from './copy.ts'
import { useDesk } from './desk.ts'
import type { Asked, Read } from './reading.ts'
import '../reader/reader.css'
import './try.css'

const nothing: Asked = { text: '', publisher: '', date: '', home: '' }
const unread = { quantities: [], times: [], mentions: [], claims: [] }
/** A text box and a browser's memory of marks take so many characters well. */
const longest = 300_000

/** A text of the reader's own, read in their own browser as they write it. */
export default function Try() {
  const t = useWords()
  useTitle(t.try.title)
  const box = useRef<HTMLDivElement>(null)
  const writing = useRef<HTMLTextAreaElement>(null)
  const [asked, setAsked] = useState(nothing)
  const tooLong = asked.text.length > longest
  const { read, busy, failed, again } = useDesk(tooLong ? nothing : asked)
  const [shown, toggle] = useLayers()
  const [choice, choose] = useState<Choice | null>(null)
  useEffect(() => choose(null), [read])
  const claim = choice?.layer === 'claims' ? choice.id : null
  useMarked(box, choice, claim, null)
  const claims = read?.notes.claims ?? []
  const step = (by: number) => {
    const next = claims[Math.max(0, Math.min(claims.length - 1, claims.findIndex(c => c.id === claim) + by))]
    if (next) choose({ layer: 'claims', id: next.id })
  }
  const write = (text: string) => { setAsked({ ...asked, text }); writing.current?.focus() }
  const inPlace = useMemo(() => (id: string) => choose({ layer: 'claims', id }), [])
  return (
    <InPlace value={inPlace}>
      <div className="reader try" ref={box}>
        <header className="readerbar">
          <div><h1>{t.try.title}</h1><p className="quiet">{t.try.lead}</p><p>{t.try.privacy}</p></div>
          <Layers notes={read?.notes ?? unread} shown={shown} onToggle={toggle} />
        </header>
        <div className="writing">
          <textarea ref={writing} className="field" aria-label={t.try.label} placeholder={t.try.placeholder} rows={7} lang="zh-CN" spellCheck={false} value={asked.text} onChange={e => setAsked({ ...asked, text: e.target.value })} />
          <div className="row">
            <button type="button" className="plain" onClick={() => write(t.try.sampleText)}>{t.try.sample}</button>
            <button type="button" className="plain" disabled={!asked.text} onClick={() => write('')}>{t.try.clear}</button>
            <Copy read={read} />
          </div>
          <MetaFields meta={asked} onChange={setAsked} />
        </div>
        {read && !tooLong && <PageText page={read.page} notes={read.notes} shown={shown} target={null} current={claim} onChoose={choose} onStep={step} />}
        <div className="beside">
          {failed ? <div className="problem" role="alert"><strong>{t.try.failed}</strong><p>{t.try.failedHint}</p><p style={{ marginTop: 8 }}><button type="button" className="plain" onClick={again}>{t.app.retry}</button></p></div>
            : tooLong ? <div className="problem" role="alert"><strong>{t.try.tooLong(asked.text.length)}</strong><p>{t.try.tooLongHint}</p></div>
              : !asked.text.trim() ? <Empty title={t.try.emptyTitle} hint={t.try.emptyHint}><button type="button" className="plain" onClick={() => write(t.try.sampleText)}>{t.try.sample}</button></Empty>
                : !read ? <p className="loading" role="status">{busy ? t.try.loading : t.try.reading}</p>
                  : <>
                      <Inspector choice={choice} notes={read.notes} />
                      <Known read={read} />
                      <Facts page={read.page} claims={claims} current={claim} onChoose={inPlace} />
                    </>}
        </div>
      </div>
    </InPlace>
  )
}

/** What the text itself or the fields say of its day and place: relative times hang on it. */
function Known({ read }: { read: Read }) {
  const t = useWords()
  return (
    <p className="known quiet small">
      {t.try.date} <span className="num">{read.publishedOn ?? t.status.unknown}</span>（<span title={t.basisHint[read.basis]}>{t.reader.basis}{'：'}{t.basis[read.basis]}</span>）
      {read.basis === 'unknown' && ` ${t.basisHint.unknown}`}{read.home && <> · <span lang="zh-CN">{read.home}</span></>} · <span role="status" className="nowrap">{t.reader.factsCount(read.notes.claims.length)}</span>
    </p>
  )
}

function Copy({ read }: { read: Read | null }) {
  const t = useWords()
  const columns = useClaimColumns(['publisher'])
  const [said, say] = useState('')
  useEffect(() => say(''), [read])
  const none = !read?.notes.claims.length
  const copy = async (text: string) => navigator.clipboard.writeText(text).then(() => say(t.try.copied(read!.notes.claims.length)), () => say(t.evidence.copyFailed))
  return (
    <>
      <button type="button" className="plain" disabled={none} onClick={() => copy(asJson(read!))}>{t.try.copyJson}</button>
      <button type="button" className="plain" disabled={none} onClick={async () => copy(await asCsv(read!, columns, t.evidence.printed))}>{t.try.copyCsv}</button>
      <span role="status" className="small quiet">{said}</span>
    </>
  )
}
