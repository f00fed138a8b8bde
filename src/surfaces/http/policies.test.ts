import { describe, expect, it } from 'vitest'
import { testApp } from '../../../test/support/test-app.ts'

const { get, app } = testApp()
const ask = async (body: unknown) => {
  const response = await app.request('/api/policies/evaluate', { method: 'POST', headers: { 'Content-Type': 'application/json', Host: 'localhost' }, body: JSON.stringify(body) })
  return { status: response.status, body: await response.json() as any }
}

describe('policies over HTTP', () => {
  it('lists the versions in force on a day', async () => {
    const version = async (on: string) => (await get(`/api/policies?on=${on}`)).body.items.filter((p: any) => p.id === 'srdi').map((p: any) => p.version)
    expect(await version('2026-03-31')).toEqual(['2022'])
    expect(await version('2026-04-01')).toEqual(['2026'])
    expect((await get('/api/policies/srdi?on=2026-05-01')).body).toMatchObject({ confidence: 'S2', versions: [{ version: '2022' }, { version: '2026' }] })
    expect((await get('/api/policies/none')).status).toBe(404)
  })

  it('gives every version, and each with its tables and its cases', async () => {
    expect((await get('/api/policy-versions')).body.items.filter((p: any) => p.id === 'srdi').map((p: any) => [p.version, p.unentered > 0])).toEqual([['2022', true], ['2026', false]])
    const sheet = (await get('/api/policies/tech-sme/sheet?on=2026-05-01')).body
    expect(sheet.scores[0].items[0]).toMatchObject({ id: 'tech', how: 'bands', bands: { of: '科技人员 / 从业人员', lines: [{ when: '>= 30%', then: '20' }, {}, {}, {}, {}, { when: '其他', then: '0' }] } })
    expect(sheet.cases.map((c: any) => c.wrong)).toEqual([[], [], []])
    expect((await get('/api/policies/size-class/sheet')).body.classes.rows[1]).toEqual({ zh: '工业', codes: 'B C D', columns: [{ fact: '从业人员', least: ['1000', '300', '20'] }, { fact: '营业收入', least: ['40000', '2000', '300'] }] })
    expect((await get('/api/policies/none/sheet')).status).toBe(404)
  })

  it('answers with reasons, the facts used with their source, and what is missing', async () => {
    const { body } = await ask({ on: '2026-05-01', policies: ['small-profit', 'hnte-tax'], facts: { 应纳税所得额: { value: '280.5', source: '2025 年汇算清缴', asOf: '2026-05-01' }, staff: 120, 资产总额: 4800 } })
    const [small, hnte] = body.items
    expect(small).toMatchObject({ outcome: 'unknown', needs: [{ kind: 'fact', id: 'prohibited' }] })
    expect(small.conditions.of[0]).toMatchObject({ id: 'income', outcome: 'met', clause: '公告', facts: [{ value: '280.5', source: '2025 年汇算清缴', asOf: '2026-05-01' }], compared: [{ op: '<=', left: { low: '280.5' }, right: { low: '300' } }] })
    expect(hnte).toMatchObject({ outcome: 'unknown', benefit: { low: '28.05', high: '28.05', unit: '万元' } })
  })

  it('names the fact that cannot be used', async () => {
    expect(await ask({ facts: { 从业人员: '若干' } })).toMatchObject({ status: 422, body: { code: 'facts-invalid', details: { fact: '从业人员' } } })
    expect(await ask({ facts: {}, policies: ['none'] })).toMatchObject({ status: 404 })
  })
})
