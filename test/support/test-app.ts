import { YinliError } from '../../src/base/errors.ts'
import { sha256 } from '../../src/base/ids.ts'
import { loadModel } from '../../src/model/load.ts'
import { openFile } from '../../src/read/index.ts'
import type { HttpDeps } from '../../src/surfaces/http/deps.ts'
import { createHttp } from '../../src/surfaces/http/index.ts'
import { fakeLedger } from './fake-ledger.ts'

/** The web surface over a ledger in memory, with a toy reader that takes every 亿元 as an investment of one project. */
export function testApp(options: Partial<HttpDeps> = {}) {
  const ledger = fakeLedger()
  const lines: string[] = []
  const app = createHttp({
    ledger, companies: async () => { throw new Error('no register') }, model: loadModel(), clock: { now: () => new Date('2026-03-10T08:00:00Z') }, version: '0.0.0-test', token: null, consoleDir: null, bodyLimit: 64 * 1024, rate: null, intake: null, backup: null, openFile, picture: async () => null, reread: () => async () => { throw new Error('nothing to read') },
    log: line => lines.push(line),
    readBytes: async (bytes, { name, publisher = null, home = null, publishedOn = null }) => {
      if (!bytes.length) throw new YinliError('read-empty', { name })
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
      return ledger.append({
        document: { sha256: sha256(bytes), name, mediaType: 'text/plain', encoding: 'utf-8', text, pages: null, tables: [], publisher, home, publishedOn, publishedBasis: publishedOn ? 'given' : 'unknown', publishedSpan: null },
        articles: [{ index: 0, kind: 'news', headline: null, deck: [], byline: null, spans: [[0, text.length]], parts: [], place: home, continued: false, clean: { text, map: new Int32Array(), twin: null, paragraphs: [] } }],
        extractions: [{
          quantities: [], times: [], mentions: [{ start: 0, end: 1, text: '', type: 'project', id: '青禾湾光谷项目' }],
          claims: [...text.matchAll(/(\d+)亿元/g)].map(m => ({ subject: '青禾湾光谷项目', property: 'investment', value: Number(m[1]) * 1e8, unit: 'CNY', mod: 'exact', of: 'total', modality: 'planned', start: m.index, end: m.index + m[0].length })),
        }],
        extractor: { name: 'toy', version: '1' },
      })
    },
    ...options,
  })
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await app.request(path, { headers })
    return { status: response.status, headers: response.headers, body: (response.headers.get('Content-Type')?.includes('json') ? await response.json() : await response.text()) as any }
  }
  const upload = (text: string | Uint8Array, fields: Record<string, string> = {}, name = '版面一.txt', headers: Record<string, string> = {}) => {
    const form = new FormData()
    form.set('file', new File([text as Uint8Array<ArrayBuffer>], name))
    for (const [key, value] of Object.entries(fields)) form.set(key, value)
    return app.request('/api/documents', { method: 'POST', body: form, headers })
  }
  return { app, ledger, get, upload, lines }
}
