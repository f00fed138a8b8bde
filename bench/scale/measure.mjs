// Asks a server what people ask it, by some clients at once, and says how long the answers take.

/** Questions by name; each is asked with other parameters every time, the same ones on every engine. @param {any} known */
export const questions = known => ({
  'project list': n => `/api/projects?limit=50&sort=${['name', '-investment', 'due', '-lastSeen'][n % 4]}`,
  'project list, filtered': n => `/api/projects?limit=50&${[`stage=${['started', 'operating'][n % 2]}`, `q=${encodeURIComponent(['储能', '智能装备'][n % 2])}`, 'type=facility&sort=stage', 'colour=red', 'cursor=500'][n % 5]}`,
  'project page': n => `/api/projects/${known.projects[n % known.projects.length]}`,
  'chain map': n => `/api/chains/${known.chains[n % known.chains.length]}`,
  'search, many hits': n => `/api/search?q=${encodeURIComponent(['储能', '项目', '总投资', '新材料 位于'][n % 4])}`,
  'search, few hits': n => `/api/search?q=${encodeURIComponent(known.names[n % known.names.length])}`,
  'claims list': n => `/api/claims?limit=50&${['', 'property=investment', 'status=planned', `subject=${known.projects[n % known.projects.length]}`, `q=${encodeURIComponent(['储能 总投资', known.names[n % known.names.length]][n % 2])}`, 'since=2024-01-01&property=power'][n % 6]}`,
  'entity page': n => `/api/entities/${known.busy[n % known.busy.length]}`,
  'overview': () => '/api/overview',
  'changes': n => `/api/changes?since=${n * 37 % 19_000}&limit=100`,
})

/** What of this ledger is asked for. */
export async function knownOf(url) {
  const get = async path => (await fetch(url + path)).json()
  const { items } = await get('/api/projects?limit=200&sort=name')
  const busy = (await get('/api/entities?limit=40')).items
  const chains = (await get('/api/chains').catch(() => ({}))).items ?? []
  return { projects: items.map(p => p.entity.id), names: items.map(p => p.entity.name), busy: busy.map(e => e.id), chains: chains.map(c => c.id ?? c.chain) }
}

/** Milliseconds of every answer, in order of size. */
export async function ask(url, question, { clients, times }) {
  const took = []
  let n = 0
  await Promise.all(Array.from({ length: clients }, async () => {
    while (n < times) {
      const path = question(n++)
      const start = performance.now()
      const answer = await fetch(url + path)
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
      took.push(performance.now() - start)
    }
  }))
  return took.sort((a, b) => a - b)
}

export const percentile = (sorted, p) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * p) - 1)] ?? Number.NaN
