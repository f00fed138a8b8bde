// Fills an empty ledger with generated rows through its own tables: what a million claims would leave there if pages were read for weeks.
// The same size gives the same ledger. Half of the claims are about projects and facilities (of some there is much to say), half about the
// rest by Zipf's law. SQL only, so that both engines make it themselves.

/** @param {(sql: string) => Promise<unknown>} execute */
export async function fill(execute, { documents = 20_000, claimsPerDocument = 50, entities = 60_000, say = (/** @type {string} */ _) => {} } = {}) {
  const size = { claims: documents * claimsPerDocument, projects: Math.round(entities / 3), things: Math.round(entities * 5 / 12), entities }
  for (const [name, statement] of Object.entries(statements({ documents, claimsPerDocument, ...size }))) {
    const start = performance.now()
    for (const part of [].concat(statement)) await execute(part)
    await execute('checkpoint')
    say(`  ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
  }
}

const brands = '青岚澄湾栖云远岫拾光沐川砺石听涛星渚白鹭松湖柳塘南桥东屿云杉禾丰麓谷溪山瑶泉汀洲枫港榆林棠岸竹海荷塘月浦霞岭霜桦露台'
const trades = ['新材料', '储能', '智能装备', '生物医药', '算力', '精密机械', '航空零件', '集成电路', '新能源汽车', '高端纺织', '食品加工', '智慧物流']
const suffixes = { project: '项目', facility: '智算中心', company: '科技有限公司', institution: '研究院', product: '系列产品', park: '产业园', place: '市' }
const list = values => `(array[${values.map(v => `'${v}'`).join(',')}])`
const brand = e => `substr('${brands}', 1 + (${e}) % ${brands.length}, 1) || substr('${brands}', 1 + ((${e}) / ${brands.length} * 7 + (${e})) % ${brands.length}, 1)`

/** Statements by what they make, in order. Everywhere `e` is the number of an entity, `i` of a claim. */
function statements({ documents, claimsPerDocument, claims, projects, things, entities }) {
  // Evenly spread over [0, 1), other for every column.
  const even = (i, salt) => `((${i})::float8 * 0.6180339887498949 + ${salt} - floor((${i})::float8 * 0.6180339887498949 + ${salt}))`
  const others = entities - things
  return {
    names: [
      'set session_replication_role = replica',
      `create table scale_entity as
       select e, substr(md5('e' || e), 1, 26) as id, type, ${brand('e')} || ${list(trades)}[1 + e % ${trades.length}] || case when e >= ${brands.length ** 2} then (e / ${brands.length ** 2})::text || '号' else '' end || suffix as name
       from (select e, case when e <= ${projects} then 'project' when e <= ${things} then 'facility' else ${list(['park', 'place', 'company', 'company', 'institution', 'product', 'company'])}[1 + (e - ${things}) % 7] end as type from generate_series(1, ${entities}) e) numbered
       join (values ${Object.entries(suffixes).map(([type, suffix]) => `('${type}', '${suffix}')`).join(',')}) s(kind, suffix) on s.kind = type`,
      'create unique index scale_entity_e on scale_entity (e)',
      'insert into name (id, seq, type, name, context) select id, e, type, name, null from scale_entity',
      `insert into name_view (name, entity, place, seen, mentions, lexemes, judged)
       select id, id, null, null, 1, array_to_tsvector(array(select distinct substr(name, n, w) from generate_series(1, length(name)) n, generate_series(1, 2) w where substr(name, n, w) <> '')), 1000000 from scale_entity`,
    ],
    lines: [
      `create table scale_line as
       select i, i / ${claimsPerDocument} as d, (i % ${claimsPerDocument}) / 10 as a, s.e as s, o.e as o, l.property, l.value, l.unit, l.of_what, l.modality, s.id as subject, s.name as subject_name, s.type as subject_type, o.id as object, o.name as object_name, o.type as object_type,
         l.said || coalesce(o.name, '') || coalesce(l.figure, '') as quote
       from (
         select i, e, p.property, p.unit, p.said, p.of_what,
           case p.kind when 'object' then ${things} + 2 + 7 * floor(power(${Math.floor(others / 7)}, ${even('i', 0.3)}))::int % ${others - 8} + case when p.property = 'built_by' then 1 else 0 end end as o,
           case p.kind when 'quantity' then 1 + i % 97 end * case p.unit when 'CNY' then 1e8 else 1 end as value, case p.kind when 'quantity' then (1 + i % 97)::text || p.shown end as figure,
           ${list(['actual', 'ongoing', 'planned'])}[1 + (i / 3) % 3] as modality
         from (select i, case when i % 2 = 0 then 1 + floor(${things} * power(${even('i / 2', 0.1)}, 1.5))::int else ${things} + least(${others}, floor(power(${others}, ${even('i / 2', 0.7)}))::int) end as e from generate_series(0, ${claims - 1}) i) drawn
         join (values
           (0, 'investment', 'quantity', 'CNY', '总投资', '亿元', 'total'), (2, 'milestone', 'none', null, '开工建设', null, 'started'), (4, 'located_in', 'object', null, '位于', null, null), (6, 'built_by', 'object', null, '建设单位为', null, null),
           (8, 'land_area', 'quantity', '亩', '占地', '亩', null), (10, 'milestone', 'none', null, '建成投产', null, 'operating'), (12, 'power', 'quantity', 'MW', '电力容量', '兆瓦', null), (14, 'count', 'quantity', '人', '就业', '人', '就业'),
           (1, 'output_value', 'quantity', 'CNY', '产值', '亿元', null), (3, 'revenue', 'quantity', 'CNY', '营业收入', '亿元', null), (5, 'growth', 'quantity', '1', '同比增长', '个百分点', '产值'), (7, 'count', 'quantity', '家', '规上企业', '家', '规上企业'),
           (9, 'located_in', 'object', null, '位于', null, null), (11, 'share', 'quantity', '1', '占比', '个百分点', '产值'), (13, 'output_value', 'quantity', 'CNY', '工业产值', '亿元', '工业'), (15, 'count', 'quantity', '个', '签约项目', '个', '签约项目')
         ) p(k, property, kind, unit, said, shown, of_what) on p.k = i % 2 + 2 * ((i / 2) % 8)
       ) l join scale_entity s on s.e = l.e left join scale_entity o on o.e = l.o`,
      'create unique index scale_line_i on scale_line (i)',
      'analyze scale_line',
    ],
    texts: [
      `create table scale_text as
       select i, d, a, subject_name || quote || '。' as sentence, sum(length(subject_name || quote) + 1) over (partition by d order by i) - length(quote) - 1 as start_at, sum(length(subject_name || quote) + 1) over (partition by d order by i) as ends from scale_line`,
      'create unique index scale_text_i on scale_text (i)',
      `insert into document (id, name, media_type, encoding, length, text) select md5('d' || d) || md5('x' || d), '第' || d || '版.txt', 'text/plain', 'utf-8', length(text), text from (select d, string_agg(sentence, '' order by i) as text from scale_text group by d) whole`,
      `insert into reading (seq, document, content, extractor, version, publisher, home, published_on, basis, published_span, read_at, refused)
       select d + 1, md5('d' || d) || md5('x' || d), md5('r' || d), 'scale', '1', ${list(['青岚日报', '澄湾晚报', '松湖新区报'])}[1 + d % 3], '青岚市', (date '2016-01-01' + (d * 3650 / ${documents})::int)::text, 'given', null, '2026-01-01T00:00:00.000Z', 0 from generate_series(0, ${documents - 1}) d`,
      `insert into article (reading, idx, id, kind, headline, deck, byline, place, continued, spans, parts, text, runs, quantities, times, mentions)
       select d + 1, a, substr(md5('a' || d || '-' || a), 1, 26), 'news', left(text, 16), '[]', null, null, false, jsonb_build_array(jsonb_build_array(begins, ends)), '[]', text, jsonb_build_array(jsonb_build_array(0, begins, length(text))), '[]', '[]', '[]'
       from (select d, a, string_agg(sentence, '' order by i) as text, min(ends - length(sentence)) as begins, max(ends) as ends from scale_text group by d, a) whole`,
    ],
    claims: [
      `insert into claim (id, document, subject_name, subject_type, property, value, max, unit, mod, of_what, phase, from_day, to_day, modality, object_name, object_type, start_at, end_at, quote, status)
       select substr(md5('c' || l.i), 1, 26), md5('d' || l.d) || md5('x' || l.d), subject_name, subject_type, property, value, null, unit, case when value is null then null else 'exact' end, of_what, null,
         case when property = 'milestone' then (2016 + l.i % 12)::text || '-03-01' end, case when property = 'milestone' then (2016 + l.i % 12)::text || '-03-31' end, modality, object_name, object_type, t.start_at, t.start_at + length(quote), quote, null
       from scale_line l join scale_text t on t.i = l.i`,
      `insert into reading_claim (reading, claim, article, subject, object) select d + 1, substr(md5('c' || i), 1, 26), a, subject, object from scale_line`,
      `insert into reading_name (reading, name, mentions, place) select d + 1, name, count(*)::int, null from (select d, subject as name from scale_line union all select d, object from scale_line where object is not null) named group by d, name`,
    ],
    views: [
      `insert into latest (document, reading, claims, articles) select document, seq, ${claimsPerDocument}, ${Math.ceil(claimsPerDocument / 10)} from reading`,
      `insert into claim_view (claim, document, article, published_on, start_at, subject, object, subject_node, object_node, property, modality, of_what, words, reading, status)
       select substr(md5('c' || l.i), 1, 26), r.document, substr(md5('a' || l.d || '-' || l.a), 1, 26), r.published_on, t.start_at, subject, object, subject, object, property, modality, of_what, lower(concat_ws(' ', subject_name, object_name, of_what, quote)), r.seq, null
       from scale_line l join scale_text t on t.i = l.i join reading r on r.seq = l.d + 1`,
      `insert into article_view (article, document, reading, idx, lexemes)
       select substr(md5('a' || w.d || '-' || w.a), 1, 26), r.document, r.seq, w.a, w.tokens::tsvector || array_to_tsvector(array(select distinct c from unnest(string_to_array(w.text, null)) c))
       from (
         select l.d, l.a, string_agg(t.sentence, '' order by l.i) as text, string_agg(format('%L:%s %L:%s %L:%s', left(l.subject_name, 2), l.i % 10 * 3 + 1, ${list(trades)}[1 + l.s % ${trades.length}], l.i % 10 * 3 + 2, regexp_replace(l.quote, '[0-9].*', ''), l.i % 10 * 3 + 3), ' ') as tokens
         from scale_line l join scale_text t on t.i = l.i group by l.d, l.a
       ) w join reading r on r.seq = w.d + 1`,
      `insert into entity_view (id, type, name, aliases, place, claims, documents, first_seen, last_seen)
       select n.id, n.type, n.name, jsonb_build_array(n.name), null, coalesce(u.claims, 0), u.documents, u.first_seen, u.last_seen from name n join (
         select id, count(distinct claim)::int as claims, count(distinct document)::int as documents, min(published_on) as first_seen, max(published_on) as last_seen
         from (select subject as id, claim, document, published_on from claim_view union all select object, claim, document, published_on from claim_view where object is not null) every group by id
       ) u on u.id = n.id`,
      `insert into change (seq, at, kind, ref, document, entities) select d + 1, '2026-01-01T00:00:00.000Z', 'reading', md5('d' || d) || md5('x' || d), md5('d' || d) || md5('x' || d), jsonb_agg(distinct subject) from scale_line group by d`,
    ],
    tidied: ['drop table scale_text', 'drop table scale_line', 'drop table scale_entity', 'set session_replication_role = origin', 'vacuum analyze'],
  }
}
