import { useContext } from 'react'
import { Link } from 'react-router'
import type { Article } from '../api/index.ts'
import { quantityText } from '../figure/units.ts'
import { useSettings, useWords } from '../words/index.ts'
import { InPlace, stretchLink } from './link.ts'

/** Lists that a text announces with a number and names in part: 8 家企业中点名 3 家, and which; each opens its stretch of the page. */
export function PartlyNamed({ document, lists }: { document: string; lists: Article['lists'] }) {
  const t = useWords()
  const { lang } = useSettings()
  const unstored = useContext(InPlace) !== null
  if (lists.length === 0) return null
  return (
    <ul className="partly small" title={t.reader.partlyHint}>
      {lists.map(list => {
        const announced = quantityText({ property: 'count', value: list.announced, max: null, unit: list.unit, mod: list.mod, quote: '' }, lang)
        const said = <span className="num">{t.reader.partly(announced, list.of, list.named, list.unit)}</span>
        const names = [...new Set(list.names.map(n => n.id))]
        return <li key={list.start} data-partly>{unstored ? said : <Link to={stretchLink(document, list)}>{said}</Link>}{lang === 'en' && <span lang="zh-CN"> {list.of}</span>}{names.length > 0 && <span className="quiet"> · <span lang="zh-CN">{names.join('、')}</span></span>}</li>
      })}
    </ul>
  )
}
