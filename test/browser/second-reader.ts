import { asker } from '../../src/services/model-pass/ask.ts'
import type { Taken } from '../../src/services/model-pass/answers.ts'
import type { Questions } from '../../src/services/model-pass/questions.ts'
import { runPass } from '../../src/services/model-pass/run.ts'
import { modelSettings } from '../../src/services/model-pass/settings.ts'
import { scriptedModel } from '../support/scripted-model.ts'

const page = `云帆冷链产业园首批设备进场

本报讯（记者 陆小满）3月6日，位于青禾湾高新区的云帆冷链产业园首批设备进场安装。该园区由青禾云帆冷链有限公司投资建设，总投资18亿元，占地260亩。
园区负责人沈知微说，园区周转一次可存放生鲜8万吨，另有配套住房600套，与7家商超谈妥了供货的事。
去年底，青禾云帆冷链有限公司跟东屿港务集团谈定，愿意再拿出5亿元把二期做起来，园区三年内想做到服务门店1200家。
青禾湾高新区引进青禾云帆冷链有限公司、东屿港务集团等8家企业，眼下园区里常年有人手430人。
`
const said = { value: null, max: null, unit: null, of: null, phase: null, from: null, to: null, object: null, sentence: null, modality: 'actual', subject: '云帆冷链产业园' }
const claims = [
  { ...said, property: 'capacity', value: 8, unit: '万吨', of: '生鲜', quote: '8万吨' },
  { ...said, property: 'count', value: 600, unit: '套', of: '住房', quote: '600套' },
  { ...said, property: 'count', value: 7, unit: '家', of: '商超', quote: '7家' },
  { ...said, property: 'investment', value: 5, unit: '亿元', of: 'total', modality: 'planned', quote: '5亿元' },
  { ...said, property: 'count', value: 1200, unit: '家', of: '门店', modality: 'planned', quote: '1200家' },
  { ...said, property: 'count', value: 430, unit: '人', of: '人手', quote: '430人' },
  { ...said, property: 'count', value: 9999, unit: '人', of: '人手', quote: '9999人' },
]

/** A page of our own, read by the rules and then by a scripted model: the document's id. What the model makes up stays out. Given again it changes nothing. */
export async function readTwice(base: string): Promise<string> {
  const form = new FormData()
  form.set('file', new File([page], '冷链.txt'))
  for (const [key, value] of Object.entries({ publisher: '青禾日报', home: '青禾市', date: '2026-03-07' })) form.set(key, value)
  const { document } = (await (await fetch(`${base}/api/documents`, { method: 'POST', body: form })).json()) as { document: { id: string } }
  const model = await scriptedModel(() => ({ claims }))
  const settings = modelSettings({ YINLI_MODEL_URL: model.url, YINLI_MODEL_NAME: 'second-reader' })
  const spent = { requests: 0, tokens: 0 }
  await runPass({
    documents: [document.id], concurrency: 1, spent, told: () => {},
    questions: async id => (await (await fetch(`${base}/api/documents/${id}/questions?name=${settings.name}`)).json()) as Questions,
    ask: asker({ settings, timeout: 10_000, budget: { requests: 10, tokens: 100_000 }, spent }),
    record: async (id, version, answers) => (await (await fetch(`${base}/api/documents/${id}/answers`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name: settings.name, version, answers }) })).json()) as Taken,
  }).finally(() => model.close())
  return document.id
}
