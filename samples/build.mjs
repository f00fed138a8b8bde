// Makes the samples that are no text from what is written here: `node samples/build.mjs` (needs Chromium with CJK fonts, as `npm test` installs).
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ExcelJS from 'exceljs'
import { chromium } from 'playwright-core'

const here = path => fileURLToPath(new URL(path, import.meta.url))

/** A page as a paper's own PDF: text with its fonts. */
async function print(source, target) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
  const page = await browser.newPage()
  await page.setContent(readFileSync(here(source), 'utf8'), { waitUntil: 'load' })
  writeFileSync(here(target), await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  await browser.close()
}

/** A list as an office keeps it: a title over the header, units in the header, a sum below. */
async function list(target) {
  const book = new ExcelJS.Workbook()
  book.created = book.modified = new Date(Date.UTC(2023, 6, 21))
  const sheet = book.addWorksheet('观摩项目')
  sheet.addRow(['2023年二季度重大项目观摩清单（样张）'])
  sheet.addRow(['序号', '项目名称', '建设单位', '建设地点', '总投资（亿元）', '项目阶段', '竣工时间', '备注'])
  for (const row of [
    ['盛合晶微半导体二工厂', '', '江阴市', 100, '设备进场', '', '3个子项目'],
    ['先科新一代电子材料国产化项目', '', '宜兴市', '', '在建', '', '补集成电路专用原材料的缺口'],
    ['中电数字芯谷项目', '', '锡山区', '', '一期投用', '', '二期2023年底启动'],
    ['无锡人工智能协同创新基地项目', '', '梁溪科技城', '', '建设中', '', ''],
    ['锡西高技术制造业集聚项目', '', '惠山区', '', '主体施工', '', ''],
    ['齿轮深加工及锻件扩能项目', '恒润环锻有限公司', '新吴区', '逾10', '设备进场', '', ''],
    ['开能华宇中水回用及安全饮水设备制造项目', '', '新吴区', '约10', '一期土建完成', '', '预计年底试生产'],
  ].map((row, i) => [i + 1, ...row])) sheet.addRow(row)
  sheet.columns.forEach((column, i) => { column.width = [6, 40, 24, 14, 16, 14, 12, 28][i] })
  sheet.getRow(1).font = { bold: true, size: 14 }
  sheet.getRow(2).font = { bold: true }
  writeFileSync(here(target), Buffer.from(await book.xlsx.writeBuffer()))
}

await print('source/print.html', '09-wuxi-2025-print.pdf')
await list('10-wuxi-2023-projects.xlsx')
