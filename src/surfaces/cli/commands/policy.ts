import { Option, type Command } from 'commander'
import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { YinliError } from '../../../base/errors.ts'
import { checkExamples, inForce, readPolicy, type Bounds, type Condition, type Evaluation, type Finding, type GivenFacts, type Outcome, type Policy, type ScoreResult } from '../../../rules/index.ts'
import { judge, runCases } from '../../../services/policy/cases.ts'
import { loadDictionary, policyLibrary } from '../../../services/policy/library.ts'
import { printJson, type Context } from '../context.ts'
import type { Say, Words } from '../io.ts'
import { table } from '../table.ts'
import { match } from './policy-match.ts'

/** yinli policy list|show|check|cases|explain|match. */
export function addPolicyCommands(program: Command, say: Say, run: (action: (context: Context, ...args: any[]) => Promise<number>) => (...args: unknown[]) => Promise<void>): void {
  const policy = program.command('policy').description(say({ zh: '政策规则：列出、查看、检查、跑案例、解释一家企业', en: 'policies as rules: list, show, check, run cases, explain one company' }))
  const on = (command: Command) => command.option('--on <date>', say({ zh: '哪一天有效的版本（默认今天）', en: 'the version in force on this day (default today)' }))
  on(policy.command('list').description(say({ zh: '列出政策', en: 'list policies' })))
    .option('--all', say({ zh: '连同已失效的版本', en: 'versions no longer in force too' }))
    .action(run((context, options) => list(options, context)))
  on(policy.command('show <id>').description(say({ zh: '一项政策的条件、评分、出处和把握', en: 'conditions, scores, sources and confidence of a policy' })))
    .action(run((context, id, options) => show(id, options, context)))
  policy.command('check [files...]').description(say({ zh: '检查规则文件并跑它们自带的例子（默认全部）', en: 'check rule files and run their own examples (default all)' }))
    .action(run((context, files) => check(files, context)))
  policy.command('cases <file>').description(say({ zh: '跑一个案例文件（JSON），列出与期望不同的', en: 'run a file of cases (JSON) and list what differs' }))
    .action(run((context, file) => cases(file, context)))
  on(policy.command('explain <id> <facts>').description(say({ zh: '按一项政策解释一家企业（事实为 JSON 文件）', en: 'explain one company under a policy (facts in a JSON file)' })))
    .action(run((context, id, facts, options) => explainOne(id, facts, options, context)))
  on(policy.command('match').description(say({ zh: '一家企业对全部政策，或一项政策对全部企业', en: 'one company under all policies, or all companies under one policy' })))
    .option('--company <code|id|name>', say({ zh: '名录中的企业：信用代码、编号或全名', en: 'a company of the register: code, id or whole name' }))
    .option('--facts <file>', say({ zh: '一家企业的事实（JSON 文件），不保存', en: 'facts of a company in a JSON file; nothing is stored' }))
    .option('--policy <id>', say({ zh: '一项政策，列出企业', en: 'a policy, listing companies' }))
    .addOption(new Option('--outcome <outcome>', say({ zh: '只列这种结果', en: 'only this outcome' })).choices(['met', 'unmet', 'unknown', 'not-applicable']))
    .option('--csv', say({ zh: '输出 CSV', en: 'print CSV' }))
    .action(run((context, options) => match(options, context)))
}

const today = () => new Date().toISOString().slice(0, 10)

async function list({ on = today(), all }: { on?: string; all?: boolean }, { io, say, json }: Context): Promise<number> {
  const { policies } = policyLibrary()
  const shown = all ? policies : inForce(policies, on)
  if (json) await printJson(io, { on, items: shown.map(summary) })
  else await io.out(table<Policy>([
    { title: say({ zh: '编号', en: 'Id' }), cell: p => p.id },
    { title: say({ zh: '版本', en: 'Version' }), cell: p => p.version },
    { title: say({ zh: '政策', en: 'Policy' }), cell: p => say(p), max: 50 },
    { title: say({ zh: '文号', en: 'Document' }), cell: p => p.document, max: 44 },
    { title: say({ zh: '有效', en: 'In force' }), cell: p => `${p.validFrom}..${p.validTo ?? ''}` },
    { title: say({ zh: '把握', en: 'Confidence' }), cell: p => confidence(p.confidence, say) },
    { title: say({ zh: '待录入', en: 'To enter' }), cell: p => (p.toEnter.length ? String(p.toEnter.length) : ''), right: true },
  ], shown))
  return 0
}

const summary = ({ id, version, zh, en, level, issuer, document, validFrom, validTo, confidence, toEnter }: Policy) => ({ id, version, zh, en, level, issuer, document, validFrom, validTo, confidence, toEnter })

async function show(id: string, { on = today() }: { on?: string }, { io, say, json }: Context): Promise<number> {
  const { policies } = policyLibrary()
  const policy = inForce(policies, on).find(p => p.id === id)
  if (!policy) throw new YinliError('not-found', { what: `${on} 有效的政策 policy in force`, id })
  if (json) { await printJson(io, policyJson(policy)); return 0 }
  const lines = [
    `${say(policy)}  ${policy.document}`, `${say({ zh: '有效', en: 'In force' })} ${policy.validFrom}..${policy.validTo ?? ''}  ${say({ zh: '把握', en: 'Confidence' })} ${confidence(policy.confidence, say)}  ${policy.issuer}`, '',
    ...(policy.conditions?.rule.kind === 'all' ? policy.conditions.rule.of.flatMap(c => conditionLines(c, say, 0)) : []),
    ...(policy.benefit ? ['', `${say(policy.benefit)}: ${policy.benefit.text} ${policy.benefit.unit}`] : []),
    ...(policy.toEnter.length ? ['', ...policy.toEnter.map(t => `${say({ zh: '待录入', en: 'To enter' })}: ${say(t)}`)] : []),
    ...(policy.notes.length ? ['', ...policy.notes.map(n => `· ${n}`)] : []), ...(policy.sources.length ? ['', ...policy.sources] : []),
  ]
  await io.out(`${lines.join('\n')}\n`)
  return 0
}

function conditionLines(c: Condition, say: Say, depth: number): string[] {
  const indent = '  '.repeat(depth)
  const kinds: Record<string, Words> = { all: { zh: '全部', en: 'all' }, any: { zh: '任一', en: 'any' }, none: { zh: '都不', en: 'none' }, atLeast: { zh: '至少', en: 'at least' } }
  const how = c.rule.kind === 'is' ? c.rule.text : `${say(kinds[c.rule.kind]!)}${c.rule.kind === 'atLeast' ? ` ${c.rule.count}` : ''}`
  return [`${indent}- ${say(c)}  [${how}]${c.clause ? `  ${c.clause}` : ''}${c.confidence === 'M' ? `  ${confidence('M', say)}` : ''}`, ...(c.rule.kind === 'is' ? [] : c.rule.of.flatMap(inner => conditionLines(inner, say, depth + 1)))]
}

/** Confidence as people read it; what nobody verified stands out. */
const confidence = (mark: string, say: Say) => say({ P: { zh: 'P 官方原文', en: 'P official text' }, S2: { zh: 'S2 两处转录一致', en: 'S2 two transcriptions agree' }, S: { zh: 'S 一处转录', en: 'S one transcription' }, M: { zh: 'M 未核', en: 'M unverified' } }[mark]!)

async function check(files: string[], { io, say, json }: Context): Promise<number> {
  const library = files.length ? null : policyLibrary()
  const dictionary = library?.dictionary ?? loadDictionary()
  const policies = library?.policies ?? files.map(f => readPolicy(readFile(resolve(io.cwd, f)), basename(f), dictionary))
  const results = policies.flatMap(p => checkExamples(p, dictionary.facts).map(r => ({ file: p.file, ...r })))
  const wrong = results.filter(r => r.wrong.length)
  if (json) await printJson(io, { policies: policies.length, examples: results.length, wrong })
  else {
    for (const r of wrong) await io.out(`${r.file}:${r.line} ${r.title}\n${r.wrong.map(w => `  ${w}\n`).join('')}`)
    await io.out(`${say({ zh: `${policies.length} 个规则文件，${results.length} 个例子，${wrong.length} 个不对。`, en: `${policies.length} rule files, ${results.length} examples, ${wrong.length} wrong.` })}\n`)
  }
  return wrong.length ? 1 : 0
}

async function cases(file: string, { io, say, json }: Context): Promise<number> {
  const results = runCases(parsed(readFile(resolve(io.cwd, file)), file), basename(file), policyLibrary())
  const wrong = results.filter(r => r.wrong.length)
  const groups = [...new Set(results.map(r => r.group))].map(group => ({ group, cases: results.filter(r => r.group === group).length, wrong: wrong.filter(r => r.group === group).length }))
  if (json) await printJson(io, { cases: results.length, right: results.length - wrong.length, groups, wrong })
  else {
    for (const r of wrong) await io.out(`${r.group} ${r.id} ${r.title}\n${r.wrong.map(w => `  ${w.what}: ${JSON.stringify(w.found)}, ${say({ zh: '应为', en: 'expected' })} ${JSON.stringify(w.expected)}\n`).join('')}`)
    await io.out(table<typeof groups[number]>([
      { title: say({ zh: '政策组', en: 'Group' }), cell: g => g.group }, { title: say({ zh: '案例', en: 'Cases' }), cell: g => String(g.cases), right: true }, { title: say({ zh: '正确', en: 'Right' }), cell: g => String(g.cases - g.wrong), right: true },
    ], groups))
    await io.out(`${say({ zh: `${results.length} 个案例，${results.length - wrong.length} 个正确。`, en: `${results.length} cases, ${results.length - wrong.length} right.` })}\n`)
  }
  return wrong.length ? 1 : 0
}

async function explainOne(id: string, file: string, { on = today() }: { on?: string }, { io, say, json }: Context): Promise<number> {
  const facts = parsed(readFile(resolve(io.cwd, file)), file) as GivenFacts
  const evaluation = judge(policyLibrary(), id, facts, on)
  if (json) await printJson(io, evaluation)
  else await io.out(`${explanation(evaluation, say).join('\n')}\n`)
  return 0
}

const outcomes: Record<Outcome, Words> = { met: { zh: '● 符合', en: '● met' }, unmet: { zh: '× 不符合', en: '× unmet' }, unknown: { zh: '? 不知', en: '? unknown' }, 'not-applicable': { zh: '– 不适用', en: '– not applicable' } }

function explanation(e: Evaluation, say: Say): string[] {
  return [
    `${say(e)}  ${e.document}  ${e.on}`, `${say(outcomes[e.outcome])}${e.class ? `  ${e.class.low === e.class.high ? e.class.low : `${e.class.low}~${e.class.high}`}` : ''}`, '',
    ...(e.conditions?.of ?? []).flatMap(f => findingLines(f, say, 0)),
    ...(e.scores.length ? ['', ...e.scores.flatMap(s => scoreLines(s, say, 0))] : []),
    ...(e.benefit && e.outcome !== 'unmet' ? ['', `${say(e.benefit)}: ${between(e.benefit)} ${e.benefit.unit}`] : []),
    ...(e.needs.length ? ['', say({ zh: '还缺：', en: 'Still needed:' }), ...e.needs.map(n => `  ${say(n)}${n.back ? ` (-${n.back})` : ''}`)] : []),
    ...e.toEnter.map(t => `${say({ zh: '政策待录入', en: 'To enter into the policy' })}: ${say(t)}`),
  ]
}
function findingLines(f: Finding, say: Say, depth: number): string[] {
  const sides = f.compared.map(c => `${between(c.left)} ${c.op} ${between(c.right)}`).join('; ')
  return [`${'  '.repeat(depth)}${say(outcomes[f.outcome])}  ${say(f)}${sides ? `  (${sides})` : ''}${f.clause ? `  ${f.clause}` : ''}${f.confidence === 'M' ? `  ${confidence('M', say)}` : ''}`, ...f.of.flatMap(inner => findingLines(inner, say, depth + 1))]
}
const scoreLines = (s: ScoreResult, say: Say, depth: number): string[] => [`${'  '.repeat(depth)}${say(s)}: ${between(s)}${s.cap === null ? '' : ` / ${s.cap}`}`, ...s.items.flatMap(i => scoreLines(i, say, depth + 1))]
const between = ({ low, high }: Bounds) => (low === high ? low ?? '?' : `${low ?? '?'}~${high ?? '?'}`)

/** A policy as data, without the trees. */
const policyJson = (p: Policy) => ({ ...summary(p), notes: p.notes, sources: p.sources, clauses: p.clauses, uses: p.uses, file: p.file })

export function readFile(path: string): string {
  try { return readFileSync(path, 'utf8') } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || (error as NodeJS.ErrnoException).code === 'EISDIR') throw new YinliError('path-missing', { path })
    throw error
  }
}
export function parsed(text: string, path: string): unknown {
  try { return JSON.parse(text) } catch (error) { throw new YinliError('cases-invalid', { path: basename(path), what: 'JSON' }, error) }
}
