import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { loadModel } from '../model/load.ts'
import { composeText } from '../read/layout/compose.ts'
import { readBytes } from '../reader.ts'
import type { Status } from '../claim/records.ts'
import { follow } from './follow.ts'
import { openLedger, type OpenLedger, type Reading, type Reread, type StoredClaim } from './index.ts'
import { testDirectory } from './testing/directory.ts'
import { startPostgres, type TestPostgres } from './testing/postgres.ts'
import { generatedReading, pageReading } from './testing/readings.ts'

const clock = { now: () => new Date('2026-03-06T08:00:00Z') }
const scratch = mkdtempSync(join(tmpdir(), 'yinli-ledger-'))
const dirs = [scratch]
let server: TestPostgres

beforeAll(async () => { server = await startPostgres() }, 60_000)
afterAll(async () => {
  await server?.stop()
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true })
}, 180_000)

const engines = {
  pglite: async () => { const dataDir = await testDirectory(); dirs.push(dataDir); return openLedger({ dataDir }, { clock }) },
  postgresql: async () => openLedger({ url: await server.database() }, { clock }),
}
type Engine = keyof typeof engines
const other: Record<Engine, Engine> = { pglite: 'postgresql', postgresql: 'pglite' }
const exported = async (ledger: OpenLedger) => { const lines: string[] = []; for await (const c of ledger.exportClaims()) lines.push(JSON.stringify(c)); return lines.join('\n') }
const all = async (ledger: OpenLedger, limit: number, query = {}) => {
  const items: StoredClaim[] = []
  for (let cursor: string | undefined; ;) {
    const page = await ledger.claims({ ...query, limit, cursor })
    items.push(...page.items)
    if (!page.next) return { items, total: page.total }
    cursor = page.next
  }
}

const harbour = (version = '1', value = 12e8) => pageReading([
  {
    headline: '澄湾内河港二期开工', place: '澄湾市', lines: [
      { text: '[company:青禾电子有限公司]在[park:东屿产业园]投资{12亿元}建设新厂。', property: 'investment', value, modality: 'planned' },
      { text: '[project:内河港二期]总投资{30亿元}，岸线资源 100% 利用。', property: 'investment', value: 30e8, modality: 'ongoing' },
      { text: '[person:林照远]说，GPU 服务器与 A_B 型吊机年内到货。' },
    ],
  },
  { headline: '柳塘新闻', place: '柳塘县', lines: [{ text: '[company:青禾电子]已有{260人}。', property: 'count', value: 260, unit: '人', of: '员工' }, '一只𠮷祥鸟飞过。'] },
], { version })

describe.each(Object.keys(engines) as Engine[])('ledger on %s', engine => {
  let ledger: OpenLedger
  beforeAll(async () => { ledger = await engines[engine](); await ledger.append(harbour()) }, 60_000)
  afterAll(() => ledger?.close())

  test('knows its engine, and what it was given comes back', async () => {
    expect(ledger.engine).toBe(engine)
    const { document } = harbour()
    const [listed] = (await ledger.documents({})).items
    expect(listed).toMatchObject({ id: document.sha256, publisher: '澄湾日报', publishedOn: '2026-03-05', basis: 'given', extractor: 'made-up 1', articles: 2, claims: 3, length: document.text.length, readAt: '2026-03-06T08:00:00.000Z' })
    expect(listed!.title).toBe('澄湾内河港二期开工')
    const whole = await ledger.document(document.sha256)
    expect(whole?.title).toBe(listed!.title)
    expect(whole?.text).toBe(document.text)
    expect(whole?.articleList.map(a => [a.index, a.headline, a.place, a.spans.length])).toEqual([[0, '澄湾内河港二期开工', '澄湾市', 1], [1, '柳塘新闻', '柳塘县', 1]])
    expect(await ledger.article(whole!.articleList[1]!.id)).toEqual(whole!.articleList[1])
    const { claims, mentions, quantities } = await ledger.annotations(document.sha256)
    expect(claims).toHaveLength(3)
    for (const c of claims) expect(document.text.slice(c.start, c.end)).toBe(c.quote)
    expect(mentions.map(m => document.text.slice(m.start, m.end))).toEqual(['青禾电子有限公司', '东屿产业园', '内河港二期', '林照远', '青禾电子'])
    expect(quantities).toHaveLength(3)
    expect(await ledger.claim(claims[0]!.id)).toEqual(claims[0])
    expect(await ledger.check()).toEqual([])
  })

  test('the title of a document is the first headline of its news; where it has none it has no title', async () => {
    const titled = pageReading([{ headline: '今日导读', lines: ['导读一行。'] }, { headline: '溪山新桥合龙', lines: ['新桥合龙。'] }, { headline: '后一篇', lines: ['又一行。'] }], { name: 'titled.txt' })
    titled.articles[0]!.kind = 'teaser'
    const bare = pageReading([{ headline: '只有正文', lines: ['没有标题的一行。'] }], { name: 'bare.txt' })
    bare.articles[0]!.headline = null
    const own = await engines[engine]()
    await own.append(titled)
    await own.append(bare)
    expect(Object.fromEntries((await own.documents({})).items.map(d => [d.name, d.title]))).toEqual({ 'titled.txt': '溪山新桥合龙', 'bare.txt': null })
    await own.close()
  })

  test('a reading given twice adds nothing', async () => {
    const before = await exported(ledger)
    expect(await ledger.append(harbour())).toEqual({ document: harbour().document.sha256, added: false, claims: { added: 0, kept: 3, withdrawn: 0 }, refused: 0 })
    expect(await exported(ledger)).toBe(before)
  })

  test('both engines give one page the same ids and order', async () => {
    const mine = await engines[engine]()
    const theirs = await engines[other[engine]]()
    for (const l of [mine, theirs]) for (let i = 0; i < 3; i++) await l.append(generatedReading(i))
    expect(await exported(mine)).toBe(await exported(theirs))
    await Promise.all([mine.close(), theirs.close()])
  })

  test('a new extractor version or better metadata is a new reading; views show the latest, older claims stay as withdrawn', async () => {
    const l = await engines[engine]()
    await l.append(harbour())
    const [old] = (await l.claims({ property: 'investment', status: 'planned' })).items
    const second = harbour('2', 13e8)
    second.extractions[0]!.claims[0]!.value = 13e8
    expect((await l.append(second)).claims).toEqual({ added: 1, kept: 2, withdrawn: 1 })
    expect((await l.claims({})).total).toBe(3)
    expect((await l.claims({ property: 'investment', status: 'planned' })).items).toMatchObject([{ value: 13e8, extractor: 'made-up 2' }])
    expect(await l.claim(old!.id)).toMatchObject({ value: 12e8, extractor: 'made-up 1', withdrawn: true })
    const dated: Reading = { ...second, document: { ...second.document, publishedOn: '2026-03-01', publisher: '柳塘晚报' } }
    expect(await l.append(dated)).toMatchObject({ added: true, claims: { added: 0, kept: 3, withdrawn: 0 } })
    expect((await l.claims({ since: '2026-03-02' })).total).toBe(0)
    expect((await l.documents({})).items).toMatchObject([{ publishedOn: '2026-03-01', publisher: '柳塘晚报' }])
    // Back to the first reading: it is the latest again.
    expect(await l.append(harbour())).toMatchObject({ added: true, claims: { added: 1, kept: 2, withdrawn: 1 } })
    expect((await l.claim(old!.id))?.withdrawn).toBeUndefined()
    expect((await l.documents({})).total).toBe(1)
    expect(await l.check()).toEqual([])
    await l.close()
  })

  test('a status finer than the modality is kept, filtered and counted; one that says no more changes nothing, not even an id', async () => {
    const page = (statuses: Status[], version = '1') => pageReading([{ headline: '东屿新厂', lines: [
      { text: '[company:青禾电子]投资{12亿元}。', value: 12e8, modality: 'planned', status: statuses[0] }, { text: '[company:远澜算力]投资{9亿元}。', value: 9e8, status: statuses[1] },
      { text: '[company:栖云控股]投资{3亿元}。', value: 3e8, modality: 'ongoing', status: statuses[2] }, { text: '[company:沐川储能]投资{2亿元}。', value: 2e8, modality: 'planned', status: statuses[3] },
    ] }], { version })
    const l = await engines[engine]()
    const read = async (query = {}) => (await l.claims(query)).items.map(c => [c.value! / 1e8, c.modality, c.status])
    // As it was stored before there were statuses: the ids are of those days.
    await l.append(page([]))
    expect(await read()).toEqual([[12, 'planned', 'planned'], [9, 'actual', 'done'], [3, 'ongoing', 'ongoing'], [2, 'planned', 'planned']])
    const ids = (await l.claims({})).items.map(c => c.id)
    expect(ids).toEqual(['0d7181e29fda6626be54e6e214', 'fdae575e88ab2c1c781c38fb7f', '3a69978c3bca7a4b1d2c6503a0', '2bef810e0a6711f964057b2a94'])
    expect(await l.append(page(['planned', 'done', 'ongoing', 'planned']))).toMatchObject({ added: false })

    expect(await l.append(page(['intended', 'contracted', 'ongoing', 'planned'], '2'))).toMatchObject({ claims: { added: 2, kept: 2, withdrawn: 2 } })
    expect(await read()).toEqual([[12, 'planned', 'intended'], [9, 'actual', 'contracted'], [3, 'ongoing', 'ongoing'], [2, 'planned', 'planned']])
    expect(await l.claim(ids[1]!)).toMatchObject({ status: 'done', withdrawn: true })
    expect((await l.counts()).byStatus).toEqual({ actual: 1, ongoing: 1, planned: 2, contracted: 1, intended: 1 })
    for (const [status, values] of [['planned', [12, 2]], ['actual', [9]], ['intended', [12]], ['contracted', [9]], ['done', []], ['hoped', []], ['ongoing', [3]]] as const) {
      expect((await read({ status })).map(([value]) => value), status).toEqual(values)
      expect((await l.claims({ status })).total).toBe(values.length)
    }
    const again = (await l.reading(page([]).document.sha256))!
    expect(again.extractions[0]!.claims.map(c => c.status)).toEqual(['intended', 'contracted', undefined, undefined])
    expect(await l.append({ ...again, extractor: { name: 'made-up', version: '2' } })).toMatchObject({ added: false })
    const copy = await engines[other[engine]]()
    await copy.restore(await l.backup(join(scratch, `${engine}-status.jsonl.gz`)))
    expect(await exported(copy)).toBe(await exported(l))
    expect(await copy.counts()).toEqual(await l.counts())
    expect(await copy.check()).toEqual([])
    await Promise.all([l.close(), copy.close()])
  }, 60_000)

  test('a list that an article names in part is kept with it, and in a backup; an article without one has none', async () => {
    const l = await engines[engine]()
    const page = pageReading([{ headline: '东屿招商', lines: ['[company:青禾电子]等8家企业落户。'] }, { headline: '别的', lines: ['一行。'] }])
    const { start, end, id } = page.extractions[0]!.mentions[0]!
    const list = { start, end: end + 5, announced: 8, mod: 'exact', unit: '家', of: '企业', named: 1, names: [{ start, end, id }] } as const
    page.extractions[0]!.lists = [{ ...list, names: [...list.names] }]
    await l.append(page)
    const whole = (await l.document(page.document.sha256))!
    expect(whole.articleList.map(a => a.lists)).toEqual([[list], []])
    expect(await l.article(whole.articleList[0]!.id)).toEqual(whole.articleList[0])
    expect(await l.lists({})).toMatchObject([{ document: whole.id, list, claim: null }])
    expect(await l.lists({ documents: ['nothing'] })).toEqual([])
    // A reader beside the rules has the same article, without layers.
    await l.append({ ...page, extractor: { name: 'model:试', version: '1' }, read: [0] })
    expect(await l.article(whole.articleList[0]!.id)).toEqual(whole.articleList[0])
    const again = (await l.reading(whole.id))!
    expect(again.extractions).toEqual(page.extractions)
    expect(await l.append({ ...again, extractor: page.extractor })).toMatchObject({ added: false })
    const copy = await engines[other[engine]]()
    await copy.restore(await l.backup(join(scratch, `${engine}-lists.jsonl.gz`)))
    expect(await copy.document(whole.id)).toEqual(whole)
    await Promise.all([l.close(), copy.close()])
  }, 60_000)

  test.each<[string, (r: Reading) => void]>([
    ['beyond the end', r => { r.extractions[0]!.claims[0]!.end = 10_000 }],
    ['empty', r => { r.extractions[0]!.claims[0]!.end = r.extractions[0]!.claims[0]!.start }],
    ['backwards', r => { r.extractions[0]!.claims[0]!.end = 1 }],
    ['negative', r => { r.extractions[0]!.claims[0]!.start = -5 }],
    ['between the halves of a character', r => { const at = r.document.text.indexOf('𠮷'); Object.assign(r.extractions[0]!.claims[0]!, { start: at + 1, end: at + 3 }) }],
    ['about nothing the page names', r => { r.extractions[0]!.claims[0]!.subject = '无名公司' }],
    ['with a value that is no number', r => { r.extractions[0]!.claims[0]!.value = Number.NaN }],
  ])('a claim with a span or content that is %s is refused and counted', async (_, spoil) => {
    const reading = harbour(`refused ${_}`)
    reading.document = { ...reading.document, sha256: reading.document.sha256.replace(/^.{16}/, String(_.length).padStart(16, 'f')) }
    spoil(reading)
    expect(await ledger.append(reading)).toMatchObject({ refused: 1, claims: { added: 2 } })
    expect(await ledger.check()).toEqual([])
  })

  test.each([['NUL', '\0', 'U+0000'], ['a lone surrogate', '\ud842', 'U+D842']])('%s in a text is a coded error and writes nothing', async (_, bad, what) => {
    const before = await ledger.counts()
    const page = pageReading([{ headline: '坏字', lines: [`残损${bad}的一行`] }])
    await expect(ledger.append(page)).rejects.toMatchObject({ code: 'ledger-text-unstorable', details: { what } })
    await expect(ledger.append({ ...harbour('9'), document: { ...harbour().document, publisher: `报${bad}` } })).rejects.toMatchObject({ code: 'ledger-text-unstorable' })
    expect(await ledger.counts()).toEqual(before)
  })

  test('the same bytes decoded to other text are refused', async () => {
    const reading = harbour('3')
    await expect(ledger.append({ ...reading, document: { ...reading.document, text: reading.document.text.replace('新闻', '旧闻') } })).rejects.toMatchObject({ code: 'ledger-text-differs' })
  })

  describe('paging and filters', () => {
    let big: OpenLedger
    beforeAll(async () => { big = await engines[engine](); for (let i = 0; i < 12; i++) await big.append(generatedReading(i)) }, 60_000)
    afterAll(() => big?.close())

    test('pages of any size give every claim once, in one order', async () => {
      const whole = await all(big, 1000)
      expect(whole.items).toHaveLength(whole.total)
      const order = whole.items.map(c => c.id)
      expect(new Set(order).size).toBe(order.length)
      for (const limit of [7, 50]) expect((await all(big, limit)).items.map(c => c.id)).toEqual(order)
      const days = whole.items.map(c => c.publishedOn!)
      expect(days).toEqual([...days].sort().reverse())
    })

    test('each filter gives what a filter over everything gives', async () => {
      const { items } = await all(big, 1000)
      const some = items[items.length >> 1]!
      const cases: [object, (c: StoredClaim) => boolean][] = [
        [{ subject: some.subject.id }, c => c.subject.id === some.subject.id], [{ object: some.object!.id }, c => c.object?.id === some.object!.id], [{ document: some.document }, c => c.document === some.document],
        [{ article: some.article }, c => c.article === some.article], [{ since: some.publishedOn! }, c => c.publishedOn! >= some.publishedOn!], [{ property: 'investment' }, c => c.property === 'investment'], [{ status: 'actual' }, c => c.modality === 'actual'],
        [{ q: `${some.subject.name} 投资` }, c => c.subject.name === some.subject.name], [{ q: '无此词' }, () => false], [{ q: '，。' }, () => false],
      ]
      for (const [query, test] of cases) {
        const got = await all(big, 13, query)
        expect(got.items.map(c => c.id), JSON.stringify(query)).toEqual(items.filter(test).map(c => c.id))
        expect(got.total).toBe(got.items.length)
      }
    })

    test('documents and entities page too, and counts agree', async () => {
      const ids: string[] = []
      for (let cursor: string | undefined; ;) {
        const page = await big.documents({ limit: 5, cursor })
        ids.push(...page.items.map(d => d.id))
        if (!(cursor = page.next ?? undefined)) break
      }
      const counts = await big.counts()
      expect(new Set(ids).size).toBe(counts.documents)
      const entities = []
      for (let cursor: string | undefined; ;) {
        const page = await big.entities({ limit: 9, cursor })
        entities.push(...page.items)
        if (!(cursor = page.next ?? undefined)) break
      }
      expect(new Set(entities.map(e => e.id)).size).toBe(counts.entities)
      for (const e of entities.slice(0, 5)) expect((await big.claims({ subject: e.id })).total + (await big.claims({ object: e.id })).total).toBe(e.claims)
      expect(Object.values(counts.byProperty).reduce((a, b) => a + b, 0)).toBe(counts.claims)
    })

    test('related claims speak of the same subject, property and `of`', async () => {
      const { items } = await all(big, 1000)
      for (const c of items.slice(0, 5)) {
        expect((await big.related(c.id)).map(r => r.id).sort()).toEqual(items.filter(o => o.id !== c.id && o.subject.id === c.subject.id && o.of === c.of).map(o => o.id).sort())
      }
    })

    test.each(['x', 'W10', Buffer.from('["a","b",1]').toString('base64url'), Buffer.from('["a","b",1e99,"c"]').toString('base64url'), '\0', "'; drop table claim; --"])('cursor %j is a coded error', async cursor => {
      await expect(big.claims({ cursor })).rejects.toMatchObject({ code: 'request-invalid' })
      await expect(big.documents({ cursor })).rejects.toMatchObject({ code: 'request-invalid' })
    })
  })

  test.each(["'", "';--", '"', '\\', '%', '_', "a' & 'b", '!(', ':*', '\0', '\ud800', '$1', '{}', '<->', 'x'.repeat(5000), '港'.repeat(3000), ' ', ''])('%j anywhere in a question is only text', async text => {
    for (const ask of [
      ledger.search(text), ledger.claims({ q: text }), ledger.entities({ q: text }), ledger.documents({ q: text }), ledger.claims({ subject: text, object: text, document: text, article: text, since: text }), ledger.claim(text), ledger.entity(text), ledger.document(text),
      ledger.article(text), ledger.related(text), ledger.judgements(text), ledger.annotations(text), ledger.entities({ type: text as 'place' }), ledger.claims({ property: text as 'count', status: text as 'actual' }),
    ]) await expect(ask).resolves.toBeDefined()
    await expect(ledger.judge({ left: text, right: 'x', verdict: 'same', by: 'test', why: text })).rejects.toHaveProperty('code')
    await expect(ledger.withdraw(text, 'test')).rejects.toMatchObject({ code: 'not-found' })
    expect((await ledger.counts()).documents).toBeGreaterThan(0)
  })

  describe('search', () => {
    test.each<[string, string[]]>([
      ['内河港', ['内河港']], ['港', ['港']], ['河港二', ['河港二']], ['青禾 投资', ['青禾', '投资']], ['gpu', ['GPU']], ['ＧＰＵ', ['GPU']], ['A_B', ['A_B']], ['100%', ['100']], ['𠮷祥', ['𠮷祥']], ['屿产', ['屿产']], ['林照远', ['林照远']],
    ])('%s is found and its words are marked', async (q, marked) => {
      const hits = await ledger.search(q)
      expect(hits.length).toBeGreaterThan(0)
      const stretches = new Set(hits.flatMap(h => h.snippet.filter(s => s.hit).map(s => s.text)))
      for (const word of marked) expect([...stretches].some(s => s.includes(word)), word).toBe(true)
      for (const hit of hits.filter(h => h.kind === 'article')) {
        const doc = await ledger.document(hit.document!)
        expect(marked.map(m => m.toLowerCase())).toContain(doc!.text.slice(hit.start!, hit.end!).toLowerCase())
      }
    })

    test('a claim is shown with its sentence, the words marked', async () => {
      const claim = (await ledger.search('内河港二期')).find(h => h.kind === 'claim')!
      expect(claim.snippet.map(s => s.text).join('')).toBe('内河港二期总投资30亿元，岸线资源 100% 利用。')
      expect(claim.snippet[0]).toEqual({ text: '内河港二期', hit: true })
      expect(claim).toMatchObject({ publisher: '澄湾日报', publishedOn: '2026-03-05' })
    })

    test('a short part of a name finds the entity, and an exact name comes first', async () => {
      expect((await ledger.search('青禾电子'))[0]).toMatchObject({ kind: 'entity' })
      expect((await ledger.search('照远')).map(h => h.title)).toContain('林照远')
      expect(await ledger.search('无此地名')).toEqual([])
      expect(await ledger.search('A%B')).toEqual([])
      expect((await ledger.search('港', 2)).length).toBe(2)
    })
  })

  describe('identity', () => {
    const page = (n: number, name: string) => pageReading([{ headline: `第${n}版`, lines: [{ text: `[company:${name}]投资{${n}亿元}。`, value: n * 1e8 }] }], { publishedOn: `2026-02-0${n}` })
    let l: OpenLedger
    const id = async (name: string) => (await l.entities({ q: name })).items.find(e => e.aliases.includes(name))!.id
    beforeAll(async () => {
      l = await engines[engine]()
      for (const [i, name] of ['拾光储能股份有限公司', '拾光储能', '远澜算力', '栖云控股'].entries()) await l.append(page(i + 1, name))
    }, 60_000)
    afterAll(() => l?.close())

    test('a machine joins what is spelt without its legal form, and says why', async () => {
      const e = await l.entity(await id('拾光储能'))
      expect(e).toMatchObject({ aliases: expect.arrayContaining(['拾光储能', '拾光储能股份有限公司']), claims: 2, documents: 2, firstSeen: '2026-02-01', lastSeen: '2026-02-02' })
      expect(await l.judgements(e!.id)).toMatchObject([{ leftName: '拾光储能股份有限公司', rightName: '拾光储能', verdict: 'same', by: 'machine', withdrawn: false, why: expect.stringContaining('拾光储能') }])
    })

    test('people join and part; every id an entity had finds it, before and after', async () => {
      const [a, b, c] = [await id('拾光储能'), await id('远澜算力'), await id('栖云控股')]
      const one = await l.judge({ left: b, right: a, verdict: 'same', by: '王审', why: '同一法人' })
      expect(one).toMatchObject({ leftName: '远澜算力', verdict: 'same', withdrawn: false })
      const two = await l.judge({ left: c, right: b, verdict: 'same', by: '王审', why: '更名' })
      for (const any of [a, b, c]) expect(await l.entity(any)).toMatchObject({ claims: 4, documents: 4 })
      for (const any of [a, b, c]) expect((await l.claims({ subject: any })).total).toBe(4)
      const apart = await l.judge({ left: a, right: c, verdict: 'not_same', by: '李核', why: '两家公司' })
      expect((await l.entity(a))!.id).not.toBe((await l.entity(c))!.id)
      await l.withdraw(apart.id, '李核')
      expect((await l.entity(a))!.id).toBe((await l.entity(c))!.id)
      await l.withdraw(one.id, '王审')
      expect((await l.entity(a))!.claims).toBe(2)
      expect((await l.entity(b))!.id).toBe((await l.entity(c))!.id)
      await l.withdraw(two.id, '王审')
      expect([(await l.entity(a))!.claims, (await l.entity(b))!.claims, (await l.entity(c))!.claims]).toEqual([2, 1, 1])
      expect((await l.judgements(c)).map(j => [j.verdict, j.withdrawn])).toEqual([['not_same', true], ['same', true]])
      expect(await l.check()).toEqual([])
    })

    test('a person overrules the machine, and can take that back', async () => {
      const a = await id('拾光储能')
      const machine = (await l.judgements(a)).find(j => j.by === 'machine')
      const no = await l.judge({ left: machine!.left, right: machine!.right, verdict: 'not_same', by: '王审', why: '同名' })
      expect((await l.entity(machine!.left))!.id).not.toBe((await l.entity(machine!.right))!.id)
      await l.withdraw(no.id, '王审')
      expect((await l.entity(machine!.left))!.id).toBe((await l.entity(machine!.right))!.id)
    })

    test('a short form is what it fits; where it fits two things that are not one another, a person is asked', async () => {
      const page2 = (n: number, name: string, place: string) => pageReading([{ headline: `第${n}版`, place, lines: [{ text: `[company:${name}]投资{${n}亿元}。`, value: n * 1e8 }] }], { publishedOn: `2026-04-0${n}` })
      await l.append(page2(1, '苏州霁川新材料科技有限公司', '苏州市'))
      await l.append(page2(2, '霁川新材料', '苏州市'))
      const a = await l.entity(await id('霁川新材料'))
      expect(a).toMatchObject({ name: '苏州霁川新材料科技有限公司', documents: 2 })
      await l.append(page2(3, '无锡霁川新材料科技有限公司', '无锡市'))
      await l.append(page2(4, '霁川新材料科技', '南京市'))
      const [b, c] = [await id('无锡霁川新材料科技有限公司'), await id('霁川新材料科技')]
      expect(new Set([a!.id, b, c]).size).toBe(3)
      expect((await l.judgements(b)).map(j => j.verdict)).not.toContain('same')
      expect((await l.judgements(c)).map(j => [j.verdict, j.by])).toContainEqual(['unsure', 'machine'])
      // Replayed from the facts, in another database, the entities are the same.
      const copy = await engines[other[engine]]()
      await copy.restore(await l.backup(join(scratch, `identity-${engine}.jsonl.gz`)))
      const entities = async (of: OpenLedger) => (await of.entities({ limit: 1000 })).items.map(e => [e.id, e.name, e.claims, e.aliases])
      expect(await entities(copy)).toEqual(await entities(l))
      await copy.close()
    })

    test('wrong ids and a judgement on one name alone are coded errors', async () => {
      const a = await id('拾光储能')
      await expect(l.judge({ left: a, right: a, verdict: 'same', by: 'x', why: '' })).rejects.toMatchObject({ code: 'judgement-same-name' })
      await expect(l.judge({ left: a, right: 'nobody', verdict: 'same', by: 'x', why: '' })).rejects.toMatchObject({ code: 'not-found' })
    })
  })

  describe('what people write down, and what changed', () => {
    const page = (n: number, name: string) => pageReading([{ headline: `第${n}版`, lines: [{ text: `[project:${name}]总投资{${n}亿元}。`, property: 'investment', value: n * 1e8, modality: 'planned' }] }], { publishedOn: `2026-02-0${n}` })
    let l: OpenLedger
    const id = async (name: string) => (await l.entities({ q: name })).items.find(e => e.aliases.includes(name))!.id
    beforeAll(async () => {
      l = await engines[engine]()
      for (const [i, name] of ['栖云湾码头项目', '听澜谷中试基地'].entries()) await l.append(page(i + 1, name))
    })
    afterAll(() => l?.close())

    test('an entry stands until it is taken back, goes with its entity, and is in a backup', async () => {
      const [a, b] = [await id('栖云湾码头项目'), await id('听澜谷中试基地')]
      const first = await l.enter({ kind: 'stage', about: a, fields: { stage: 'started', on: '2026-02-03' }, by: '王审', why: '现场' })
      const second = await l.enter({ kind: 'stage', about: a, fields: { stage: 'completed' }, by: '王审', why: '' })
      await l.enter({ kind: 'note', about: 'round:2026-1', fields: {}, by: '王审', why: '' })
      expect((await l.entries({ about: [a] })).items.map(e => [e.id, e.fields])).toEqual([[second.id, { stage: 'completed' }], [first.id, { stage: 'started', on: '2026-02-03' }]])
      expect((await l.entries({ kinds: ['note'] })).items.map(e => e.about)).toEqual(['round:2026-1'])
      const pages = await l.entries({ limit: 2 })
      expect([pages.total, pages.items.length, (await l.entries({ limit: 2, cursor: pages.next! })).items.length]).toEqual([3, 2, 1])
      await l.withdrawEntry(second.id, '李核')
      expect(await l.withdrawEntry(second.id, '李核')).toMatchObject({ withdrawn: true })
      expect((await l.entries({ about: [a] })).items.map(e => e.id)).toEqual([first.id])
      expect((await l.entries({ about: [a], withdrawn: true })).items.map(e => e.withdrawn)).toEqual([true, false])
      const joined = await l.judge({ left: b, right: a, verdict: 'same', by: '王审', why: '同一项目' })
      const one = (await l.entity(b))!.id
      expect((await l.entries({ about: [b] })).items.map(e => [e.id, e.about])).toEqual([[first.id, one]])
      await l.withdraw(joined.id, '王审')
      await expect(l.withdrawEntry('none', '李核')).rejects.toMatchObject({ code: 'not-found' })
      await expect(l.enter({ kind: 'stage', about: a, fields: { note: '\0' }, by: '', why: '' })).rejects.toMatchObject({ code: 'request-invalid' })
      const copy = await engines[engine]()
      await copy.restore(await l.backup(join(scratch, `${engine}-entries.jsonl.gz`)))
      expect((await copy.entries({ withdrawn: true })).items).toEqual((await l.entries({ withdrawn: true })).items)
      expect((await copy.changes({})).items.map(c => c.kind)).toEqual(['rebuilt'])
      await copy.close()
    })

    test('changes come in order, each once, with the entities they touch; a view that follows them is what it would be made anew', async () => {
      const all = await l.changes({})
      expect(all.items.map(c => c.seq)).toEqual(all.items.map((_, i) => i + 1))
      expect(all.items.map(c => c.kind)).toEqual(['reading', 'reading', 'entry', 'entry', 'entry', 'entry', 'judgement', 'judgement'])
      expect((await l.changes({ since: all.last })).items).toEqual([])
      const [a, b] = [await id('栖云湾码头项目'), await id('听澜谷中试基地')]
      expect(all.items.slice(0, 2).map(c => c.entities)).toEqual([[a], [b]])
      const view = () => follow(l, { types: ['project'], kinds: ['stage'] }, ({ claims, entries }) => `${claims.map(c => c.value).join()} ${entries.length}`)
      const followed = view()
      expect(new Map((await followed()).rows)).toEqual(new Map([[a, '100000000 1'], [b, '200000000 0']]))
      const joined = await l.judge({ left: a, right: b, verdict: 'same', by: '王审', why: '' })
      await l.append(page(3, '听澜谷中试基地'))
      await l.enter({ kind: 'stage', about: b, fields: {}, by: '王审', why: '' })
      const now = await followed()
      expect([...now.rows.values()]).toEqual(['300000000,200000000,100000000 2'])
      expect(now.rows).toEqual((await view()()).rows)
      expect((await followed()).version).toBe(now.version)
      await l.withdraw(joined.id, '王审')
      expect(new Map((await followed()).rows)).toEqual(new Map((await view()()).rows))
    })
  })

  describe('readers beside the rules', () => {
    const story = (version = '1', extra = '') => pageReading([{ headline: '东屿新厂', place: '澄湾市', lines: [
      { text: '[company:青禾电子有限公司]在[park:东屿产业园]投资{12亿元}。', value: 12e8, modality: 'planned' }, '[project:内河港二期]用地 30亩，产值 9亿元。', ...(extra ? [extra] : []),
    ] }], { version })
    /** What a model says of the page: the rules' own claim and, of the harbour, land and output. */
    const opinion = (name = 'model:试', version = '1', which = ['rules', '30亩', '9亿元']): Reading => {
      const page = story()
      const [own] = page.extractions[0]!.claims
      const at = (quote: string) => ({ start: page.document.text.indexOf(quote), end: page.document.text.indexOf(quote) + quote.length })
      const claims = { rules: own!, '30亩': { subject: '内河港二期', property: 'land_area', value: 20000, unit: 'm2', mod: 'exact', modality: 'actual', ...at('30亩') }, '9亿元': { subject: '内河港二期', property: 'output_value', value: 9e8, unit: 'CNY', mod: 'exact', modality: 'actual', ...at('9亿元') } } as const
      return { ...page, extractor: { name, version }, extractions: [{ quantities: [], times: [], mentions: page.extractions[0]!.mentions, claims: which.map(w => claims[w as '30亩']) }] }
    }
    const open = async (l: OpenLedger) => (await l.reviews({ state: 'open' })).items.map(i => i.claim)

    test('what only a model says is open and in no view; what the rules say too is one claim, theirs', async () => {
      const l = await engines[engine]()
      await expect(l.append(opinion())).rejects.toMatchObject({ code: 'not-found' })
      await l.append(story())
      const before = { claims: await exported(l), entities: await l.entities({}), counts: await l.counts(), documents: await l.documents({}), hits: await l.search('内河港') }
      expect(await l.append(opinion())).toMatchObject({ added: true, refused: 0, claims: { added: 3 } })
      expect({ claims: await exported(l), entities: await l.entities({}), counts: await l.counts(), documents: await l.documents({}), hits: await l.search('内河港') }).toEqual(before)
      expect(await l.append(opinion())).toMatchObject({ added: false, claims: { kept: 3 } })
      expect((await open(l)).map(c => [c.quote, c.extractor, c.review, c.subject.name])).toEqual([['30亩', 'model:试 1', 'open', '内河港二期'], ['9亿元', 'model:试 1', 'open', '内河港二期']])
      const [first] = await open(l)
      expect(await l.claim(first!.id)).toEqual(first)
      expect((await l.claims({})).items).toMatchObject([{ extractor: 'made-up 1' }])
      expect((await l.annotations(story().document.sha256)).claims).toHaveLength(1)
      await expect(l.review({ claim: (await l.claims({})).items[0]!.id, verdict: 'reject', by: '王审', why: '' })).rejects.toMatchObject({ code: 'review-not-open' })
      await expect(l.review({ claim: 'none', verdict: 'accept', by: '王审', why: '' })).rejects.toMatchObject({ code: 'not-found' })
      await expect(l.review({ claim: first!.id, verdict: 'correct', by: '王审', why: '', correction: first!.id })).rejects.toMatchObject({ code: 'not-found' })
      await expect(l.withdrawReview(first!.id, '王审')).rejects.toMatchObject({ code: 'not-found' })
      expect(await l.check()).toEqual([])
      // The rules learn it: then it is theirs, and nothing is left to say of it.
      const learnt = story('2')
      learnt.extractions[0]!.claims.push(opinion().extractions[0]!.claims[1]!)
      await l.append(learnt)
      expect((await open(l)).map(c => c.quote)).toEqual(['9亿元'])
      expect(await l.claim(first!.id)).toMatchObject({ extractor: 'made-up 2' })
      expect(await l.check()).toEqual([])
      await l.close()
    })

    test('a model’s reading and the rules’ are both current; each is replaced by its own kind only', async () => {
      const l = await engines[engine]()
      await l.append(story())
      await l.append(opinion())
      await l.append(opinion('model:乙', '1', ['30亩']))
      expect((await open(l)).map(c => [c.quote, c.extractor])).toEqual([['30亩', 'model:乙 1'], ['9亿元', 'model:试 1']])
      await l.append(story('2'))
      expect((await l.claims({})).items).toMatchObject([{ extractor: 'made-up 2' }])
      expect(await open(l)).toHaveLength(2)
      const gone = (await open(l))[1]!
      expect(await l.append(opinion('model:试', '2', ['30亩']))).toMatchObject({ claims: { kept: 1, withdrawn: 2 } })
      expect((await open(l)).map(c => [c.quote, c.extractor])).toEqual([['30亩', 'model:试 2']])
      expect(await l.claim(gone.id)).toMatchObject({ review: 'open', withdrawn: true })
      const id = story().document.sha256
      expect(await l.reading(id)).toMatchObject({ extractor: { version: '2' }, articles: story().articles.map(({ clean, ...a }) => ({ ...a, clean: { text: clean.text, map: clean.map } })), extractions: story().extractions })
      expect(await l.reading(id, 'model:试')).toMatchObject({ extractor: { name: 'model:试', version: '2' }, claimIds: [[expect.any(String)]] })
      expect([await l.reading(id, 'model:无'), await l.reading('none')]).toEqual([null, null])
      expect(await l.check()).toEqual([])
      await l.close()
    })

    test('accepted, corrected, rejected, taken back: views follow, everything stays on record, and a backup holds it', async () => {
      const l = await engines[engine]()
      await l.append(story())
      await l.append(opinion())
      const [land, output] = (await open(l)) as [StoredClaim, StoredClaim]
      const harbour = await l.entity(land.subject.id)
      expect(harbour).toMatchObject({ claims: 0, documents: 1 })
      expect(await l.review({ claim: land.id, verdict: 'accept', by: '王审', why: '原文如此' })).toMatchObject({ claim: land.id, verdict: 'accept', by: '王审', at: '2026-03-06T08:00:00.000Z', withdrawn: false, correction: null })
      expect((await l.claims({ subject: land.subject.id })).items).toMatchObject([{ id: land.id, review: 'accepted', extractor: 'model:试 1', article: land.article }])
      expect([(await l.entity(land.subject.id))!.claims, (await l.counts()).claims, (await l.documents({})).items[0]!.claims]).toEqual([1, 2, 2])
      expect((await l.search('内河港')).filter(h => h.kind === 'claim')).toHaveLength(1)

      const person = opinion('person:李核', '1', [])
      person.extractions[0]!.claims = [{ ...opinion().extractions[0]!.claims[2]!, modality: 'planned' }]
      await l.append(person)
      const correction = (await l.reading(story().document.sha256, 'person:李核'))!.claimIds.flat()[0]!
      expect((await l.claims({})).total).toBe(2)
      await l.review({ claim: output.id, verdict: 'correct', by: '李核', why: '是计划', correction })
      expect((await l.claims({ property: 'output_value' })).items).toMatchObject([{ id: correction, modality: 'planned', extractor: 'person:李核 1' }])
      expect(await l.claim(output.id)).toMatchObject({ review: 'corrected', modality: 'actual' })
      expect((await l.reviews({ state: 'corrected' })).items).toMatchObject([{ claim: { id: output.id, review: 'corrected' }, reviews: [{ by: '李核', correction }] }])
      expect(await l.check()).toEqual([])

      // The page is read anew by better rules that do not name the harbour: what people vouched for stays.
      const fewer = story('3')
      fewer.extractions[0]!.mentions = fewer.extractions[0]!.mentions.filter(m => m.type !== 'project')
      await l.append(fewer)
      expect((await l.claims({ subject: land.subject.id })).total).toBe(2)
      expect(await l.entity(land.subject.id)).toMatchObject({ name: '内河港二期', claims: 2, documents: 1 })
      expect(await l.check()).toEqual([])

      const before = { claims: await exported(l), entities: await l.entities({}), counts: await l.counts(), accepted: await l.reviews({ state: 'accepted' }), corrected: await l.reviews({ state: 'corrected' }) }
      const copy = await engines[other[engine]]()
      await copy.restore(await l.backup(join(scratch, `${engine}-reviews.jsonl.gz`)))
      expect({ claims: await exported(copy), entities: await copy.entities({}), counts: await copy.counts(), accepted: await copy.reviews({ state: 'accepted' }), corrected: await copy.reviews({ state: 'corrected' }) }).toEqual(before)
      expect(await copy.check()).toEqual([])
      await copy.close()

      await l.review({ claim: land.id, verdict: 'reject', by: '李核', why: '看错' })
      expect((await l.reviews({ state: 'rejected' })).items).toMatchObject([{ claim: { id: land.id, review: 'rejected' }, reviews: [{ verdict: 'reject', by: '李核' }, { verdict: 'accept', by: '王审' }] }])
      expect((await l.claims({ property: 'land_area' })).total).toBe(0)
      await l.withdrawReview(land.id, '李核')
      expect((await l.claims({ property: 'land_area' })).total).toBe(1)
      await l.withdrawReview(land.id, '王审')
      await l.withdrawReview(output.id, '李核')
      expect((await l.claims({})).items).toMatchObject([{ extractor: 'made-up 3' }])
      expect((await open(l)).map(c => c.id)).toEqual([land.id, output.id])
      expect((await l.reviews({ state: 'open' })).items[0]!.reviews.map(r => [r.verdict, r.withdrawn])).toEqual([['reject', true], ['accept', true]])
      expect(await l.claim(correction)).toMatchObject({ withdrawn: true })
      expect(await l.check()).toEqual([])
      await l.close()
    })

    test('pages of open claims give each once; a wrong cursor is a coded error', async () => {
      const l = await engines[engine]()
      await l.append(story())
      await l.append(opinion())
      const first = await l.reviews({ state: 'open', limit: 1 })
      const second = await l.reviews({ state: 'open', limit: 1, cursor: first.next! })
      expect([first.total, second.total, second.next]).toEqual([2, 2, null])
      expect([...first.items, ...second.items].map(i => i.claim.quote)).toEqual(['30亩', '9亿元'])
      await expect(l.reviews({ state: 'open', cursor: 'x' })).rejects.toMatchObject({ code: 'request-invalid' })
      expect((await l.reviews({ state: 'open', document: 'none' })).total).toBe(0)
      await l.close()
    })
  })

  test('many at once: writers take turns, readers see whole readings', async () => {
    const l = await engines[engine]()
    const readings = Array.from({ length: 8 }, (_, i) => generatedReading(i % 6))
    const results = await Promise.all([...readings.map(r => l.append(r)), ...Array.from({ length: 8 }, async () => { const c = await l.counts(); expect(c.claims).toBe(c.documents * 16) })])
    expect(results.filter(r => r && r.added)).toHaveLength(6)
    expect(await l.check()).toEqual([])
    await l.close()
  })

  test.each(['pglite', 'postgresql'] as Engine[])('backup, wipe, restore into %s: the export is equal to the byte', { timeout: 60_000 }, async target => {
    const source = await engines[engine]()
    for (let i = 0; i < 4; i++) await source.append(generatedReading(i))
    await source.append(harbour())
    await source.append(harbour('2'))
    // Read again with another date, and with half of the stories gone: counts are carried on here, and made from nothing after the restore.
    const again = generatedReading(1)
    await source.append({ ...again, document: { ...again.document, publishedOn: '2020-01-01' } })
    const shorter = generatedReading(2)
    await source.append({ ...shorter, articles: shorter.articles.slice(0, 2), extractions: shorter.extractions.slice(0, 2) })
    const [a, b] = (await source.entities({ type: 'company' })).items
    await source.judge({ left: a!.id, right: b!.id, verdict: 'same', by: 'test', why: 'test' })
    const taken = await source.judge({ left: a!.id, right: b!.id, verdict: 'unsure', by: 'test', why: 'test' })
    await source.withdraw(taken.id, 'test')
    const before = { claims: await exported(source), entities: await source.entities({ limit: 1000 }), counts: await source.counts(), hits: await source.search('产业园 投资') }
    const file = await source.backup(join(scratch, `${engine}-${target}.jsonl.gz`))
    await source.close()

    const copy = await engines[target]()
    await copy.restore(file)
    expect(await exported(copy)).toBe(before.claims)
    expect(await copy.entities({ limit: 1000 })).toEqual(before.entities)
    expect(await copy.counts()).toEqual(before.counts)
    expect((await copy.search('产业园 投资')).map(h => h.id)).toEqual(before.hits.map(h => h.id))
    expect(await copy.check()).toEqual([])
    await expect(copy.restore(file)).rejects.toMatchObject({ code: 'ledger-not-empty' })
    expect((await copy.append(harbour('2'))).added).toBe(false)
    await copy.close()
  })

  test('a damaged backup is told from a whole one, and nothing of it is restored', async () => {
    const source = await engines[engine]()
    await source.append(generatedReading(1))
    const whole = readFileSync(await source.backup(scratch))
    await source.close()
    const empty = await engines[engine]()
    const text = gunzipSync(whole).toString()
    const cases = { cut: whole.subarray(0, whole.length - 40), changed: gzipSync(text.replace('亿元', '万元')), shortened: gzipSync(text.split('\n').slice(0, -2).join('\n')), foreign: gzipSync('{"a":1}\n'), noise: Buffer.from('not gzip'), none: Buffer.alloc(0) }
    for (const [name, bytes] of Object.entries(cases)) {
      const file = join(scratch, `${engine}-${name}.gz`)
      writeFileSync(file, bytes)
      await expect(empty.restore(file), name).rejects.toMatchObject({ code: 'backup-damaged' })
    }
    await expect(empty.restore(join(scratch, 'missing.gz'))).rejects.toMatchObject({ code: 'backup-damaged' })
    expect((await empty.counts()).documents).toBe(0)
    await empty.close()
  })

  test('scheduled backups are made when something was added, and only the last ones are kept', async () => {
    const l = await engines[engine]()
    const dir = mkdtempSync(join(scratch, 'scheduled-'))
    let now = 0
    const failures: unknown[] = []
    l.scheduleBackups({ every: 20, keep: 2, dir, failed: error => failures.push(error) })
    const seen = new Set<string>()
    for (let i = 0; i < 4; i++) {
      vi.spyOn(clock, 'now').mockReturnValue(new Date(Date.UTC(2026, 2, 7, 0, 0, ++now)))
      await l.append(generatedReading(i))
      await vi.waitUntil(() => { for (const f of readdirSync(dir)) if (f.startsWith('yinli-')) seen.add(f); return seen.size > i }, { timeout: 20_000 })
    }
    await l.close()
    expect(failures).toEqual([])
    expect(readdirSync(dir).sort()).toEqual([...seen].sort().slice(-2))
    vi.restoreAllMocks()
  })

  test('opening again finds everything', async () => {
    if (engine === 'pglite') {
      const dataDir = await testDirectory()
      dirs.push(dataDir)
      const first = await openLedger({ dataDir }, { clock })
      await first.append(harbour())
      await Promise.all([first.close(), first.close()])
      const second = await openLedger({ dataDir }, { clock })
      expect((await second.claims({})).total).toBe(3)
      await second.close()
    } else {
      const url = await server.database()
      const [first, second] = await Promise.all([openLedger({ url }, { clock }), openLedger({ url }, { clock })])
      await first.append(harbour())
      expect((await second.claims({})).total).toBe(3)
      await Promise.all([first.close(), second.close()])
    }
  })

  test('a corrected line is read again and stays as it was recognised; taken back, it is as before', async () => {
    const model = loadModel()
    const lines = ['澄湾船闸扩建项目开工', '本报讯 3月5日，澄湾船闸扩建项目开工建设，总投资85亿元。'].map((text, i) => ({ text, x0: 0.1, x1: 0.9, y0: 0.1 + i * 0.1, y1: 0.12 + i * 0.1, at: Array.from({ length: text.length + 1 }, (_, k) => 0.1 + k * 0.02), confidence: 0.9, sure: null, size: 0.02 }))
    const bytes = new TextEncoder().encode('%PDF-1.4 a page')
    const opened = { mediaType: 'application/pdf', encoding: 'binary' as const, ...composeText([{ width: 600, height: 800, lines }]), tables: [] }
    const meta = { name: '船闸.pdf', publishedOn: '2026-03-06' }
    const first = await readBytes(bytes, meta, model, { opened })
    const { document } = await ledger.append(first)
    const reread: Reread = corrections => readBytes(bytes, meta, model, { opened, corrections })
    const said = async () => (await ledger.claims({ document, property: 'investment' })).items.map(c => [c.value, c.quote])
    expect(await said()).toEqual([[85e8, '85亿元']])

    const line = opened.pages[0]!.lines[1]!
    const given = { document, start: line.start, end: line.end, by: '陆小满', why: '看原件' }
    const correct = (text: string) => ledger.correct({ ...given, text: opened.text.slice(line.start, line.end).replace('85亿', text) }, reread)
    const wrong = await correct('36亿')
    const right = await correct('超135亿')
    // The quote is what was recognised, as wide as what changed.
    expect((await said()).map(([value]) => value)).toEqual([135e8])
    expect((await ledger.document(document))!.text).toBe(opened.text)
    expect((await ledger.corrections(document)).map(c => [c.id, c.printed.slice(-6), c.withdrawn])).toEqual([right, wrong].map(c => [c.id, '资85亿元。', null]))
    await expect(ledger.append(first)).rejects.toMatchObject({ code: 'ledger-corrections-differ' })
    await expect(ledger.correct({ ...given, end: line.end - 1, text: 'x' }, reread)).rejects.toMatchObject({ code: 'request-invalid' })
    await expect(ledger.correct({ ...given, document: 'none', text: 'x' }, reread)).rejects.toMatchObject({ code: 'not-found' })
    expect(await ledger.check()).toEqual([])

    const back = (correction: string) => ledger.takeBack({ document, correction, by: '林照远' }, reread)
    await back(right.id)
    expect(await said()).toEqual([[36e8, '85亿元']])
    await expect(back(right.id)).rejects.toMatchObject({ code: 'not-found' })
    const copy = await engines[other[engine]]()
    await copy.restore(await ledger.backup(join(scratch, `${engine}-corrected.jsonl.gz`)))
    expect(await copy.corrections(document)).toEqual(await ledger.corrections(document))
    expect(await copy.check()).toEqual([])
    await copy.close()
    await back(wrong.id)
    expect(await said()).toEqual([[85e8, '85亿元']])
    expect((await ledger.corrections(document)).map(c => c.withdrawn?.by)).toEqual(['林照远', '林照远'])
    expect(await ledger.check()).toEqual([])
  })
})

test('a ledger from before there were reviews and statuses opens with all it had', async () => {
  const url = await server.database()
  const first = await openLedger({ url }, { clock })
  await first.append(harbour())
  const before = await exported(first)
  await first.close()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`drop table review_withdrawal; drop table review; drop index reading_extractor; alter table claim_view drop column reading; alter table claim_view drop column status; alter table claim drop column status; alter table article drop column lists; alter table article drop column told;
    drop table correction_withdrawal; drop table correction; alter table reading drop column corrections; drop table intake_part; drop table intake;
    drop table page; drop table file_part; drop table document_table; drop table entry_withdrawal; drop table entry; drop table change; drop table made_by; drop index judgement_unsure; alter table name_view drop column judged;
    drop table company_block; drop table company_mapping; drop table company_problem; drop table company_line; drop table company_source_withdrawal; drop table company_source; drop table company;
    drop function word_pairs cascade; drop index claim_view_property_day; drop index claim_view_subject_day; drop index claim_view_object_day; drop index if exists claim_view_modality_day; drop index article_view_reading; drop index entity_view_type; drop index name_lower;
    create index claim_view_object on claim_view (object);
    delete from name_block; insert into name_block select n.type || ' ' || n.name, n.id from name n; delete from kysely_migration where name >= '0003'`)
  await client.end()
  const again = await openLedger({ url }, { clock })
  expect(await exported(again)).toBe(before)
  expect(await again.check()).toEqual([])
  // Its names are found under their new keys.
  await again.append(pageReading([{ headline: '内河港二期', lines: [{ text: '[project:内河港二期改造]投资{2亿元}。', value: 2e8 }] }]))
  const [late] = (await again.entities({ q: '内河港二期改造' })).items
  expect(await again.judgements(late!.id)).toEqual([])
  await again.append(pageReading([{ headline: '青禾', lines: [{ text: '[company:苏州青禾电子科技有限公司]投资{2亿元}。', value: 2e8 }] }], { publishedOn: '2026-03-09' }))
  const [long] = (await again.entities({ q: '苏州青禾电子科技' })).items
  expect(await again.judgements(long!.id)).toMatchObject([{ rightName: '苏州青禾电子科技有限公司', by: 'machine' }])
  await again.close()
})

test('a database that is not there is a coded error', async () => {
  await expect(openLedger({ url: 'postgresql://nobody@127.0.0.1:1/none' })).rejects.toMatchObject({ code: 'ledger-unreachable' })
})
