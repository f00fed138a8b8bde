import { useSettings, type Widen } from '../words/index.ts'

const zh = {
  title: '大屏',
  views: { projects: '项目：阶段与红黄绿', alerts: '项目预警', facts: '最近的事实', indicators: '各地指标', chains: '产业链' },
  page: (n: number, of: number) => `${n} / ${of}`,
  pause: '暂停', resume: '继续', next: '下一屏', previous: '上一屏', leave: '回到控制台',
  asOf: (moment: string) => `数据截至 ${moment}`,
  fetched: (moment: string) => `${moment} 取得`,
  stale: (moment: string) => `数据停在 ${moment}，连不上服务，正在重试`,
  signIn: '需要登录：请在本机打开控制台输入口令，大屏随后自行恢复',
  never: '还没有取到数据，正在重试',
  total: '合计',
  unit: '单位：个项目',
  colourRule: (version: string) => `红黄绿规则 ${version} 版`,
  noAlerts: '没有红灯或黄灯，七天之内也没有到期的承诺。',
  alertColumns: { project: '项目', colour: '红黄绿', why: '原因', said: '承诺与出处', stage: '阶段' },
  factColumns: { subject: '主体', what: '事项', value: '内容与状态', when: '所指时间', source: '出处' },
  indicatorColumns: { place: '地方', what: '指标', value: '数值与状态', when: '时期', source: '出处' },
  empty: '账本还是空的',
} as const

export type WallWords = Widen<typeof zh>

const en: WallWords = {
  title: 'Wall view',
  views: { projects: 'Projects by stage and colour', alerts: 'Project alerts', facts: 'Newest facts', indicators: 'Indicators of places', chains: 'Industry chains' },
  page: (n, of) => `${n} / ${of}`,
  pause: 'Pause', resume: 'Go on', next: 'Next', previous: 'Previous', leave: 'Back to the console',
  asOf: moment => `Data as of ${moment}`,
  fetched: moment => `fetched ${moment}`,
  stale: moment => `Data stand at ${moment}: the service cannot be reached, trying again`,
  signIn: 'Sign-in needed: open the console on this machine and enter the token; the wall goes on by itself',
  never: 'No data yet, trying again',
  total: 'Total',
  unit: 'Number of projects',
  colourRule: version => `Colour rule ${version}`,
  noAlerts: 'Nothing is red or yellow, and no promise falls due within seven days.',
  alertColumns: { project: 'Project', colour: 'Colour', why: 'Why', said: 'Promise and source', stage: 'Stage' },
  factColumns: { subject: 'Entity', what: 'Property', value: 'Value and status', when: 'Period', source: 'Source' },
  indicatorColumns: { place: 'Place', what: 'Indicator', value: 'Value and status', when: 'Period', source: 'Source' },
  empty: 'The ledger is empty',
}

const tables = { zh, en }
export const useWallWords = (): WallWords => tables[useSettings().lang]
