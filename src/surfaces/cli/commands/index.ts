import type { Command } from 'commander'
import type { Context } from '../context.ts'
import type { Say } from '../io.ts'
import { backup, restore } from './backup.ts'
import { conflicts } from './conflicts.ts'
import { chain } from './chain.ts'
import { dispatch } from './dispatch.ts'
import { doctor } from './doctor.ts'
import { exportFile } from './export.ts'
import { extractPages } from './extract.ts'
import { facts } from './facts.ts'
import { fetchPages } from './fetch.ts'
import { fill } from './fill.ts'
import { indicators } from './indicators.ts'
import { modelPass } from './model-pass.ts'
import { plans } from './plans.ts'
import { projects } from './projects.ts'
import { addPointsCommands } from './points.ts'
import { addPolicyCommands } from './policy.ts'
import { read } from './read.ts'
import { addRegisterCommands } from './register.ts'
import { listRounds, newRound, roundFile, showRanking, takeScores } from './round.ts'
import { search } from './search.ts'
import { serve } from './serve.ts'
import { show } from './show.ts'
import { text } from './text.ts'
import { webhook } from './webhook.ts'

type Action = (context: Context, ...args: any[]) => Promise<number>

/** Every command with its words. `run` gives an action its context and takes its exit code. */
export function addCommands(program: Command, say: Say, run: (action: Action) => (...args: unknown[]) => Promise<void>): void {
  program
    .description(say({ zh: '引力场：读公开的版面，每个数字都能打开它的出处。', en: 'Yinli reads published pages; every figure opens the printed line it came from.' }))
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .option('--data <dir>', say({ zh: '数据目录（默认 YINLI_DATA 或安装目录下的 data；设了 DATABASE_URL 则用 PostgreSQL）', en: 'data directory (default YINLI_DATA, else data in the installation; with DATABASE_URL PostgreSQL is used)' }))
    .option('--lang <zh|en>', say({ zh: '语言（默认看 LANG）', en: 'language (default by LANG)' }))

  const filters = (command: Command) => command
    .option('--subject <entity>', say({ zh: '主体的编号或名称', en: 'id or name of the entity it is said of' }))
    .option('--property <property>', say({ zh: '属性，如 investment、milestone', en: 'property, such as investment or milestone' }))
    .option('--since <date>', say({ zh: '出版日期不早于 YYYY-MM-DD', en: 'published on or after YYYY-MM-DD' }))
    .option('--status <status>', say({ zh: '状态：actual 实际、ongoing 进行中、planned 计划（含其中更细的），或 done、contracted 签约、intended 意向、hoped 期望', en: 'status: actual, ongoing or planned with all that is finer in it; or done, contracted, intended, hoped alone' }))

  program.command('read <paths...>').description(say({ zh: '把文件和文件夹读进账本', en: 'read files and folders into the ledger' }))
    .option('--publisher <name>', say({ zh: '出版者', en: 'publisher' }))
    .option('--date <date>', say({ zh: '出版日期 YYYY-MM-DD', en: 'publication date YYYY-MM-DD' }))
    .option('--home <place>', say({ zh: '“我市”指哪里', en: 'the place that 我市 means' }))
    .option('--manifest <file>', say({ zh: '每页出版者、日期、地点的清单（JSON）', en: 'JSON file that names publisher, date and home of each page' }))
    .option('--preview', say({ zh: '只看表格会怎样读：各列的含义、问题和单元格，不写账本', en: 'only say how sheets would be read: columns, problems and their cells; nothing is written' }))
    .option('--watch', say({ zh: '读完后继续守着文件夹，来了新文件就读，直到 Ctrl+C', en: 'then keep watching the folders and read what comes, until Ctrl+C' }))
    .action(run((context, paths, options) => read(paths, options, context)))

  program.command('fetch [urls...]').description(say({ zh: '抓取公网上的文件读进账本（只连公网地址，遵守 robots.txt，限大小和时间）', en: 'fetch public files and read them into the ledger (public hosts only, robots.txt honoured, bounded in size and time)' }))
    .option('--list <file>', say({ zh: '网址清单，一行一个，# 后是说明', en: 'file of addresses, one a line; # begins a remark' }))
    .option('--publisher <name>', say({ zh: '出版者', en: 'publisher' }))
    .option('--date <date>', say({ zh: '出版日期 YYYY-MM-DD', en: 'publication date YYYY-MM-DD' }))
    .option('--home <place>', say({ zh: '“我市”指哪里', en: 'the place that 我市 means' }))
    .action(run((context, urls, options) => fetchPages(urls, options, context)))

  program.command('extract <paths...>').description(say({ zh: '读版面并写出标注文件，不动账本', en: 'read pages and write annotation files, without the ledger' }))
    .option('--manifest <file>', say({ zh: '每页出版者、日期、地点的清单（JSON）', en: 'JSON file that names publisher, date and home of each page' }))
    .requiredOption('--out <dir>', say({ zh: '写到哪个文件夹', en: 'folder to write to' }))
    .action(run((context, paths, options) => extractPages(paths, options, context)))

  program.command('text <file>').description(say({ zh: '输出文件的文字，按阅读次序；--json 附每行在版面上的位置', en: 'print the text of a file in reading order; --json adds where each line stands' }))
    .action(run((context, file) => text(file, context)))

  filters(program.command('facts').description(say({ zh: '列出事实', en: 'list claims' })))
    .option('--limit <n>', say({ zh: '最多几条', en: 'how many at most' }), '50')
    .action(run((context, options) => facts(options, context)))

  program.command('show <entity>').description(say({ zh: '一个主体和关于它的全部事实', en: 'an entity and all that is said of it' }))
    .action(run((context, entity) => show(entity, context)))

  program.command('projects').description(say({ zh: '项目表：阶段、红黄绿、承诺、投资（按状态分开）；--json 输出每个项目的全部', en: 'projects: stage, colour, promises, investment by status; --json prints everything known of each' }))
    .option('--stage <stage>', say({ zh: '阶段编号，如 building；无阶段为 none', en: 'id of a stage, such as building; none for no stage' }))
    .option('--place <place>', say({ zh: '所在地的编号、名称或简称', en: 'id, name or short name of a place' }))
    .option('--colour <colour>', say({ zh: 'red、yellow、green，或 none', en: 'red, yellow, green, or none' }))
    .option('--document <document>', say({ zh: '只看一份文献里的项目（编号或文件名）', en: 'only projects of one document (id or file name)' }))
    .option('--as-of <day>', say({ zh: '截至哪一天 YYYY-MM-DD（默认今天）', en: 'as of which day YYYY-MM-DD (default today)' }))
    .action(run((context, options) => projects(options, context)))

  program.command('conflicts').description(say({ zh: '不能同时成立的说法，和值得一看的数字', en: 'figures that cannot all hold, and those that want a look' }))
    .option('--state <state>', say({ zh: 'open 未处理、settled 已处理、all 全部', en: 'open, settled or all' }), 'open')
    .option('--kind <kind>', say({ zh: '种类，如 clash、growth、list', en: 'kind, such as clash, growth or list' }))
    .option('--entity <entity>', say({ zh: '只看一个主体', en: 'of one entity alone' }))
    .option('--place <place>', say({ zh: '只看一地或一园区，可用简称', en: 'of one place or park, by its short name if you like' }))
    .option('--limit <n>', say({ zh: '最多几处', en: 'how many at most' }), '50')
    .action(run((context, options) => conflicts(options, context)))

  const round = program.command('round').description(say({ zh: '观摩：项目和路线、一页材料、评分表、排名', en: 'rounds of observation: projects and route, briefs, score sheets, ranking' }))
  const several = (value: string, all: string[] = []) => [...all, value]
  round.command('list').description(say({ zh: '各次观摩', en: 'rounds' })).action(run(context => listRounds(context)))
  round.command('new <name>').description(say({ zh: '新建一次观摩', en: 'make a round' }))
    .requiredOption('--on <day>', say({ zh: '哪一天 YYYY-MM-DD', en: 'day YYYY-MM-DD' }))
    .option('--project <project>', say({ zh: '项目的编号或名称，可多次，按路线次序', en: 'id or name of a project, as often as there are, in the order of the route' }), several)
    .option('--judge <name>', say({ zh: '评委，可多次', en: 'a judge, as often as there are' }), several)
    .option('--by-district', say({ zh: '同一区县的排在一起', en: 'one district after the other' }))
    .option('--by <name>', say({ zh: '谁', en: 'who' }))
    .action(run((context, name, options) => newRound(name, options, context)))
  round.command('briefs <round>').description(say({ zh: '材料：.docx 一个文件，.zip 整包（材料、路线、评分表）', en: 'briefs: .docx in one file, .zip with everything (briefs, route, score sheet)' }))
    .option('--as-of <day>', say({ zh: '截至哪一天 YYYY-MM-DD（默认今天）', en: 'as of which day YYYY-MM-DD (default today)' }))
    .option('--out <file>', say({ zh: '写到文件', en: 'file to write' })).action(run((context, id, options) => roundFile(id, 'briefs', options, context)))
  round.command('score-sheet <round>').description(say({ zh: '评分表', en: 'the score sheet' }))
    .option('--layout <layout>', say({ zh: 'judges 每位评委一张，one 合为一张', en: 'judges for a sheet each, one for all' }), 'judges')
    .option('--out <file>', say({ zh: '写到文件', en: 'file to write' })).action(run((context, id, options) => roundFile(id, 'score-sheet', options, context)))
  round.command('scores <round> <file>').description(say({ zh: '收回填好的评分表', en: 'take in a filled score sheet' })).option('--by <name>', say({ zh: '谁', en: 'who' })).action(run((context, id, file, options) => takeScores(id, file, options, context)))
  round.command('ranking <round>').description(say({ zh: '排名，与上次相比；--out 写成 .xlsx', en: 'the ranking beside the last round; --out writes .xlsx' }))
    .option('--out <file>', say({ zh: '写到文件', en: 'file to write' })).action(run((context, id, options) => (options.out ? roundFile(id, 'ranking', options, context) : showRanking(id, context))))

  program.command('dispatch').description(say({ zh: '调度简报：一段时间里已完成、逾期、待决策的，每条带出处', en: 'dispatch pack: what was done, is late and waits for a decision in a range of days, each with its source' }))
    .requiredOption('--from <day>', say({ zh: '自哪一天 YYYY-MM-DD', en: 'from which day YYYY-MM-DD' }))
    .requiredOption('--to <day>', say({ zh: '至哪一天 YYYY-MM-DD', en: 'to which day YYYY-MM-DD' }))
    .option('--place <place>', say({ zh: '只报一地的项目：编号、名称或简称', en: 'projects of one place: its id, name or short name' }))
    .option('--out <file>', say({ zh: '写到 .docx 或 .xlsx', en: '.docx or .xlsx to write' }))
    .action(run((context, options) => dispatch(options, context)))

  program.command('fill <template>').description(say({ zh: '填自己的表：.docx、.xlsx 模板里写 {{总投资}} 之类的名称，数字带脚注或批注', en: 'fill a form of your own: a .docx or .xlsx with names such as {{总投资}}; figures get footnotes or comments' }))
    .requiredOption('--project <project>', say({ zh: '项目的编号或名称，可多次', en: 'id or name of a project, as often as there are' }), several)
    .option('--choose <field=claim>', say({ zh: '有几种说法时选哪一条事实，可多次', en: 'which claim to take where there are several, as often as needed' }), several)
    .option('--out <file>', say({ zh: '写到文件；不给则只列出会填什么', en: 'file to write; without it only what would be filled is listed' }))
    .action(run((context, template, options) => fill(template, options, context)))

  program.command('indicators').description(say({ zh: '地区和园区的指标：时期、定义、来源', en: 'figures of places and parks: period, definition, source' }))
    .option('--place <place>', say({ zh: '地区或园区的编号、名称或简称', en: 'id, name or short name of a place or park' }))
    .option('--year <year>', say({ zh: '哪一年的', en: 'of which year' }))
    .option('--q <words>', say({ zh: '统计对象里的词', en: 'words of what is counted' }))
    .option('--limit <n>', say({ zh: '最多几条', en: 'how many at most' }), '50')
    .action(run((context, options) => indicators(options, context)))

  program.command('search <words...>').description(say({ zh: '搜索报道、主体和事实', en: 'search articles, entities and claims' }))
    .option('--limit <n>', say({ zh: '最多几条', en: 'how many at most' }), '30')
    .action(run((context, words, options) => search(words, options, context)))

  program.command('chain [id] [link]').description(say({ zh: '产业链：各环节强、弱、缺，谁在上面，凭哪句话', en: 'industry chains: which links are strong, weak or missing, who is on them and by which sentence' }))
    .option('--as-of <date>', say({ zh: '截至哪一天出版的（默认今天）', en: 'what was published up to this day (default today)' }))
    .option('--compare <date>', say({ zh: '与更早的一天对比', en: 'compare with an earlier day' }))
    .option('--place <place>', say({ zh: '只看一地，如 无锡市', en: 'of one place only' }))
    .option('--svg <file>', say({ zh: '把图谱写成 SVG 文件', en: 'write the map to an SVG file' }))
    .action(run((context, id, link, options) => chain(id, link, options, context)))

  program.command('plans [id]').description(say({ zh: '方案与行动：任务、责任单位、时限、逾期，点名几项', en: 'plans: tasks, owners, due days, what is late, how many are named' }))
    .option('--as-of <date>', say({ zh: '截至哪一天（默认今天）', en: 'as of which day (default today)' }))
    .action(run((context, id, options) => plans(id, options, context)))

  filters(program.command('export [what]').description(say({ zh: '导出事实（claims，默认）、项目表（projects）或 OC4IDS 数据包（oc4ids）', en: 'write claims (the default), the table of projects (projects) or an OC4IDS package (oc4ids) to a file' })))
    .option('--format <format>', say({ zh: '事实：jsonl（默认）、csv、xlsx；项目表：xlsx（默认）、csv', en: 'claims: jsonl (default), csv, xlsx; projects: xlsx (default), csv' }))
    .option('--prefix <id>', say({ zh: 'OC4IDS 项目编号的前缀', en: 'prefix of OC4IDS project identifiers' }))
    .option('--publisher <name>', say({ zh: 'OC4IDS 数据包的发布者', en: 'who publishes the OC4IDS package' }))
    .option('--uri <url>', say({ zh: 'OC4IDS 数据包的公开网址', en: 'where the OC4IDS package is published' }))
    .option('--out <file>', say({ zh: '写到文件（默认标准输出）', en: 'file to write (default stdout)' }))
    .action(run((context, what, options) => exportFile(what, options, context)))

  program.command('model-pass [documents...]').description(say({ zh: '请语言模型再读一遍，结果待核对（须设 YINLI_MODEL_URL、YINLI_MODEL_NAME）', en: 'have a language model read too; its claims wait for review (needs YINLI_MODEL_URL and YINLI_MODEL_NAME)' }))
    .option('--all', say({ zh: '全部文献', en: 'all documents' }))
    .option('--again', say({ zh: '问过的也再问', en: 'also what was asked before' }))
    .option('--max-requests <n>', say({ zh: '最多请求几次', en: 'requests at most' }), '100')
    .option('--max-tokens <n>', say({ zh: '最多用多少词元', en: 'tokens at most' }), '200000')
    .option('--timeout <seconds>', say({ zh: '一次请求最多等几秒', en: 'seconds one request may take' }), '60')
    .option('--concurrency <n>', say({ zh: '同时几问：1 或 2', en: 'questions at once: 1 or 2' }), '1')
    .option('--dry-run', say({ zh: '只说要问什么，不发请求', en: 'say what would be asked and ask nobody' }))
    .action(run((context, documents, options) => modelPass(documents, options, context)))

  addPolicyCommands(program, say, run)
  addPointsCommands(program, say, run)
  addRegisterCommands(program, say, run)

  program.command('serve').description(say({ zh: '启动服务和控制台', en: 'serve the API and the console' }))
    .option('--port <n>', say({ zh: '端口（默认 PORT 或 7080）', en: 'port (default PORT or 7080)' }))
    .option('--host <host>', say({ zh: '地址（默认 HOST 或 127.0.0.1；其他地址须设 YINLI_TOKEN）', en: 'address (default HOST or 127.0.0.1; others need YINLI_TOKEN)' }))
    .action(run((context, options) => serve(options, context)))

  program.command('webhook <action> [url]').description(say({ zh: '有变化时推送给谁：add 添加、list 列出、remove 移除', en: 'who is told what changes: add, list, remove' }))
    .option('--secret <key>', say({ zh: '签名密钥（默认生成一个）', en: 'key of the signature (one is made by default)' }))
    .action(run((context, action, url, options) => webhook(action, url, options, context)))

  program.command('backup [file]').description(say({ zh: '备份账本到一个文件', en: 'copy the ledger to one file' }))
    .action(run((context, file) => backup(file, context)))

  program.command('restore <file>').description(say({ zh: '从备份恢复账本', en: 'bring a ledger back from a backup' }))
    .action(run((context, file) => restore(file, context)))

  program.command('doctor').description(say({ zh: '检查安装、数据目录和账本，并说明怎么办', en: 'check installation, data directory and ledger, and say what to do' }))
    .action(run(context => doctor(context)))
}
