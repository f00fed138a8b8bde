// What people ask of a ledger, drawn at random from many: pages of lists in any order and under any filter, projects that few have opened, words that
// stand in some sentences or in most. The same seed asks the same.

const trades = ['新材料', '储能', '智能装备', '生物医药', '算力', '精密机械', '航空零件', '集成电路', '新能源汽车', '高端纺织', '食品加工', '智慧物流']
const said = ['项目', '总投资', '开工建设', '位于', '建设单位为', '占地', '建成投产', '电力容量', '就业', '产值', '营业收入', '规上企业', '签约项目', '科技有限公司', '研究院']
const properties = ['investment', 'milestone', 'located_in', 'built_by', 'land_area', 'power', 'count', 'output_value', 'revenue', 'growth', 'share']
const stages = ['started', 'building', 'operating', 'completed', 'none']
const colours = ['red', 'yellow', 'green', 'none']

/** Numbers in [0, 1) that the seed decides. @param {number} seed */
export function random(seed) {
  let at = seed >>> 0
  return () => {
    at = (at + 0x6d2b79f5) >>> 0
    let t = Math.imul(at ^ (at >>> 15), at | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** By the name of a question, what draws one: a path and, where there is one, a question string. @param {{ projects: { id: string; name: string }[]; busy: string[]; chains: string[]; places: string[]; changes: number; projectCount: number }} known @param {() => number} next */
export function questions(known, next) {
  const one = list => list[Math.floor(next() * list.length)]
  const int = most => Math.floor(next() * most)
  const asked = (path, query) => `${path}?${new URLSearchParams(Object.entries(query).filter(([, v]) => v !== undefined))}`
  const sort = () => `${one(['', '-'])}${one(['name', 'lastSeen', 'stage', 'colour', 'due', 'investment'])}`
  const brand = () => one(known.projects).name.slice(0, 2)
  const day = () => `20${16 + int(10)}-0${1 + int(9)}-01`
  return {
    'project list': () => asked('/api/projects', { limit: 50, sort: sort(), cursor: one([0, 50, 100, 50 * int(known.projectCount / 50)]) }),
    'project list, filtered': () => asked('/api/projects', {
      limit: 50, sort: one([undefined, sort()]), stage: one([undefined, one(stages)]), colour: one([undefined, one(colours)]), type: one([undefined, undefined, 'project', 'facility']),
      q: one([undefined, one(trades), brand()]), place: one([undefined, undefined, undefined, one(known.places)]),
    }),
    'project page': () => `/api/projects/${one(known.projects).id}`,
    'chain map': () => asked(`/api/chains/${one(known.chains)}`, { asOf: one([undefined, undefined, day()]), place: one([undefined, undefined, '无锡市']) }),
    'search, many hits': () => asked('/api/search', { q: one([one(trades), one(said), `${one(trades)} ${one(said)}`, `${one(said)} ${one(said)}`, `${brand()} ${one(said)}`]) }),
    'search, few hits': () => asked('/api/search', { q: one([one(known.projects).name, `${one(known.projects).name} ${one(said)}`, `${one(known.projects).name.slice(0, -2)}`]) }),
    'claims list': () => asked('/api/claims', {
      limit: 50, ...one([{}, { property: one(properties) }, { property: one(properties), since: day() }, { status: one(['planned', 'actual', 'ongoing', 'hoped']) }, { subject: one(known.projects).id }, { object: one(known.busy) }, { q: `${one(trades)} ${one(said)}` }, { q: one(known.projects).name }, { q: one(said), property: one(properties) }]),
    }),
    'entity page': () => `/api/entities/${one([one(known.busy), one(known.projects).id])}`,
    overview: () => '/api/overview',
    alerts: () => asked('/api/alerts', { limit: 50, colour: one([undefined, one(['red', 'yellow'])]), kind: one([undefined, 'overdue', 'due-soon']), within: one([undefined, 7, 30, 90]) }),
    changes: () => asked('/api/changes', { since: int(known.changes), limit: 100 }),
  }
}
