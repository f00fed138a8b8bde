import data from 'virtual:policies'
import { createFacts, explain, inForce, readCompany, readPolicy, type Evaluation, type Fact, type GivenFacts, type Policy } from 'yinli/rules'
import { z } from 'zod'
import './widget.css'

// The page may run nothing that was not in its files, also not what zod would write to be quicker.
z.config({ jitless: true })

const params = new URLSearchParams(location.search)
const lang = params.get('lang') === 'en' ? 'en' : 'zh'
const on = new Date().toISOString().slice(0, 10)
const say = (words: { zh: string; en: string }) => words[lang]
const t = {
  zh: { title: '政策自查', lead: '填知道的，不知道的留空。只在这台电脑上算，什么也不发送、不保存。', see: '看结果', yes: '是', no: '否', unset: '不知道', before: '（前一年）', needs: '还缺：', because: '依据：', outcomes: { met: '● 符合', unmet: '× 不符合', unknown: '? 还不能断定', 'not-applicable': '– 不适用' }, none: '没有这项政策。' },
  en: { title: 'Policy check', lead: 'Fill in what you know and leave out the rest. It is worked out on this computer; nothing is sent or stored.', see: 'See the answers', yes: 'yes', no: 'no', unset: 'not known', before: ' (year before)', needs: 'Still needed: ', because: 'Because: ', outcomes: { met: '● met', unmet: '× not met', unknown: '? cannot be told yet', 'not-applicable': '– not applicable' }, none: 'There is no such policy.' },
}[lang]
document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'

const facts = createFacts({ facts: data.facts })
const dictionary = { facts, sections: new Map(data.sections), codeSets: new Map(data.codeSets) }
const wanted = params.get('policy')
const policies = inForce(data.files.map(({ file, text }) => readPolicy(text, file, dictionary)), on).filter(p => !wanted || wanted.split(',').includes(p.id))

const make = (tag: string, text = '', more: Record<string, string | number> = {}): HTMLElement => Object.assign(document.createElement(tag), { textContent: text, ...more })

/** The facts these policies look at, each with how many years. */
function asked(list: Policy[]): { fact: Fact; years: number }[] {
  const years = new Map<string, number>()
  for (const { fact, back } of list.flatMap(p => p.uses)) years.set(fact, Math.max(years.get(fact) ?? 0, back + 1))
  return [...facts.byId.values()].flatMap(fact => (years.has(fact.id) ? [{ fact, years: years.get(fact.id)! }] : []))
}

function field(fact: Fact, back: number): HTMLElement {
  const label = make('label', say(fact) + (fact.kind === 'number' && fact.unit ? `（${fact.unit}）` : '') + (back ? t.before.replace('一', '一二三四五'[back - 1]!) : ''))
  const name = `${fact.id}@${back}`
  if (fact.kind === 'flag' || fact.kind === 'choice') {
    const select = make('select', '', { name })
    for (const [value, text] of [['', t.unset], ...(fact.kind === 'flag' ? [['true', t.yes], ['false', t.no]] : Object.entries(fact.options))]) select.append(make('option', text, { value: value! }))
    label.append(select)
  } else label.append(make('input', '', { name, type: fact.kind === 'date' ? 'date' : 'text', maxLength: 20 }))
  return label
}

function answer(e: Evaluation): HTMLElement {
  const box = make('article')
  const { benefit } = e
  const amount = benefit && e.outcome !== 'unmet' && (benefit.low ?? benefit.high) !== null ? `　${say(benefit)} ${benefit.low === benefit.high ? benefit.low : `${benefit.low ?? '?'}~${benefit.high ?? '?'}`} ${benefit.unit}` : ''
  box.append(make('h2', `${t.outcomes[e.outcome]}　${say(e)}${e.class ? `　${e.class.low === e.class.high ? e.class.low : `${e.class.low}~${e.class.high}`}` : ''}${amount}`), make('p', `${e.document}（${e.confidence}）`))
  const lines = e.outcome === 'unknown' ? e.needs : e.because.filter(f => f.id !== e.conditions?.id)
  if (lines.length) { const list = make('ul'); for (const line of lines) list.append(make('li', say(line) + ('clause' in line && line.clause ? `　${line.clause}` : ''))); box.append(make('p', e.outcome === 'unknown' ? t.needs : t.because), list) }
  return box
}

const page = document.getElementById('widget')!
document.title = t.title
page.append(make('h1', t.title), make('p', policies.length ? t.lead : t.none))
const form = make('form') as HTMLFormElement
const fields = make('div', '', { className: 'fields' })
const list = asked(policies)
for (const { fact, years } of list) for (let back = 0; back < years; back++) fields.append(field(fact, back))
const results = make('div')
results.setAttribute('aria-live', 'polite')
form.append(fields, make('p'), make('button', t.see))
form.addEventListener('submit', event => {
  event.preventDefault()
  const given: GivenFacts = {}
  const values = new FormData(form)
  for (const { fact, years } of list) {
    const said = Array.from({ length: years }, (_, i) => String(values.get(`${fact.id}@${years - 1 - i}`) ?? '').trim() || null)
    if (said.some(v => v !== null)) given[fact.id] = fact.kind === 'flag' ? said[0] === 'true' : fact.kind === 'number' ? said : said[0]!
  }
  results.replaceChildren()
  try {
    const company = readCompany(facts, given)
    const order = ['met', 'unknown', 'unmet', 'not-applicable']
    results.append(...policies.map(p => explain(p, company, on, facts)).sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome)).map(answer))
  } catch (error) { results.append(make('p', `! ${Object.values((error as { details?: Record<string, string> }).details ?? {}).join(' ')}`)) }
})
if (policies.length) page.append(form, results)
