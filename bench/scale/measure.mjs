// Asks a server by some clients at once, and says how long the answers take.

/** What of this ledger is asked for; none of it makes the server keep a list that is measured afterwards. @param {string} url */
export async function knownOf(url) {
  const get = async path => (await fetch(url + path)).json()
  const projects = []
  for (let cursor = ''; projects.length < 100_000;) {
    const page = await get(`/api/entities?type=project&limit=1000${cursor && `&cursor=${cursor}`}`)
    projects.push(...page.items.map(({ id, name }) => ({ id, name })))
    if (!page.next) break
    cursor = page.next
  }
  const [busy, places, chains, { last }] = [await get('/api/entities?limit=200'), await get('/api/entities?type=place&limit=100'), await get('/api/chains'), await get('/api/changes?limit=1')]
  return { projects, busy: busy.items.map(e => e.id), places: places.items.map(e => e.id), chains: chains.items.map(c => c.id), changes: last, projectCount: (await get('/api/projects?limit=1')).total }
}

/** Asks each path once, so many at a time. Milliseconds of every answer, in order of size. @param {string} url @param {string[]} paths */
export async function ask(url, paths, clients) {
  const took = []
  let n = 0
  await Promise.all(Array.from({ length: clients }, async () => {
    while (n < paths.length) {
      const path = paths[n++]
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
