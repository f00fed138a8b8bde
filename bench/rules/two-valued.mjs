// Our rules said in the words of two engines that know only yes and no. They are measured on companies of which everything is known.
import { earlier } from '../../dist/rules/facts.js'
import { approximate } from '../../dist/rules/rational.js'
import { codeWithin } from '../../dist/rules/evaluate.js'
import { columnName, day, rules } from './setup.mjs'

const conditionOf = rule => (rule.classes ? { kind: 'compare', op: '>=', left: rule.classes.of, right: { kind: 'number', value: { n: 0n, d: 1n } } } : rule.holds)
const wholeRule = rule => (rule.applies ? { kind: 'all', of: [rule.applies.truth, conditionOf(rule)] } : conditionOf(rule))

/** json-rules-engine: conditions are its own, a number that is worked out is a dynamic fact. */
export function jsonRules({ Engine }) {
  const engine = new Engine([], { allowUndefinedFacts: true })
  let count = 0
  const seen = new Map()
  const ops = { '>=': 'greaterThanInclusive', '>': 'greaterThan', '<=': 'lessThanInclusive', '<': 'lessThan', '=': 'equal', '!=': 'notEqual' }
  const value = node => {
    if (node.kind === 'fact') return columnName(node.fact, node.back)
    if (!seen.has(node)) {
      const name = `n${++count}`
      seen.set(node, name)
      const calculate = numberOf(node)
      // The engine hands a fact out one by one; those that a number needs are asked for together.
      const needs = [...needsOf(node)]
      engine.addFact(name, async (_, almanac) => { const facts = {}; for (const f of needs) facts[f] = await almanac.factValue(f); return calculate(facts) })
    }
    return seen.get(node)
  }
  const condition = node => {
    switch (node.kind) {
      case 'all': case 'any': return { [node.kind]: node.of.map(condition) }
      case 'not': return { not: condition(node.of) }
      case 'flag': return { fact: node.fact, operator: 'equal', value: true }
      case 'is': return { fact: node.fact, operator: 'in', value: node.options }
      case 'code': { const name = `code${++count}`; engine.addFact(name, async (_, almanac) => codeWithin(await almanac.factValue(node.fact), node.full)); return { fact: name, operator: 'equal', value: true } }
      case 'compare': return node.right.kind === 'number' ? { fact: value(node.left), operator: ops[node.op], value: approximate(node.right.value) } : { fact: value(node.left), operator: ops[node.op], value: { fact: value(node.right) } }
    }
  }
  rules.forEach((rule, k) => { const c = condition(wholeRule(rule)); engine.addRule({ conditions: c.all || c.any || c.not ? c : { all: [c] }, event: { type: `r${k}` } }) })
  return async company => { const met = new Set((await engine.run(company)).events.map(e => e.type)); return rules.map((_, k) => met.has(`r${k}`)) }
}

const truthOf = node => {
  switch (node.kind) {
    case 'all': { const of = node.of.map(truthOf); return f => of.every(t => t(f)) }
    case 'any': { const of = node.of.map(truthOf); return f => of.some(t => t(f)) }
    case 'not': { const of = truthOf(node.of); return f => !of(f) }
    case 'flag': return f => f[node.fact]
    case 'is': return f => node.options.includes(f[node.fact])
    case 'code': return f => codeWithin(f[node.fact], node.full)
    case 'compare': { const [a, b] = [numberOf(node.left), numberOf(node.right)]; return { '>=': f => a(f) >= b(f), '>': f => a(f) > b(f), '<=': f => a(f) <= b(f), '<': f => a(f) < b(f), '=': f => a(f) === b(f), '!=': f => a(f) !== b(f) }[node.op] }
  }
}
function numberOf(node) {
  switch (node.kind) {
    case 'number': { const x = approximate(node.value); return () => x }
    case 'today': { const x = earlier(day, node); return () => x }
    case 'fact': { const name = columnName(node.fact, node.back); return f => f[name] }
    case 'plus': case 'minus': case 'times': case 'over': { const [a, b] = [numberOf(node.left), numberOf(node.right)]; return { plus: f => a(f) + b(f), minus: f => a(f) - b(f), times: f => a(f) * b(f), over: f => a(f) / b(f) }[node.kind] }
    case 'named': return numberOf(node.of)
    case 'first': { const cases = node.cases.map(c => [truthOf(c.when), numberOf(c.value)]); const rest = numberOf(node.otherwise); return f => (cases.find(([t]) => t(f))?.[1] ?? rest)(f) }
    case 'total': { const of = node.items.map(numberOf); return f => of.reduce((s, x) => s + x(f), 0) }
    case 'least': case 'most': { const of = node.items.map(numberOf); return f => Math[node.kind === 'least' ? 'min' : 'max'](...of.map(x => x(f))) }
    case 'scaled': { const [a, b] = [numberOf(node.by), numberOf(node.of)]; return f => a(f) * b(f) }
  }
}
function needsOf(node, found = new Set()) {
  if (node && typeof node === 'object') {
    if (typeof node.fact === 'string') found.add(columnName(node.fact, node.back ?? 0))
    for (const inner of Object.values(node)) if (typeof inner === 'object') Array.isArray(inner) ? inner.forEach(x => needsOf(x, found)) : needsOf(inner, found)
  }
  return found
}

/** publicodes: every truth and every table is a rule of its own. */
export function publicodes(peer, codes) {
  const Engine = peer.default.default ?? peer.default
  const texts = {}
  let count = 0
  const fact = name => { const rule = `f ${name.replace(/[A-Z]/g, c => ` ${c.toLowerCase()}`).replace(/_/g, ' b')}`; texts[rule] ??= null; return rule }
  const put = text => { const name = `n${++count}`; texts[name] = text; return name }
  const seen = new Map()
  const number = node => {
    switch (node.kind) {
      case 'number': return String(approximate(node.value))
      case 'fact': return fact(columnName(node.fact, node.back))
      case 'plus': case 'minus': case 'times': case 'over': return `(${number(node.left)} ${{ plus: '+', minus: '-', times: '*', over: '/' }[node.kind]} ${number(node.right)})`
    }
    if (!seen.has(node)) seen.set(node, table(node))
    return seen.get(node)
  }
  const table = node => {
    switch (node.kind) {
      case 'named': return number(node.of)
      case 'first': return put({ variations: [...node.cases.map(c => ({ si: truth(c.when), alors: number(c.value) })), { sinon: number(node.otherwise) }] })
      case 'total': return put({ valeur: node.items.map(number).join(' + ') })
      case 'least': case 'most': return node.items.map(number).reduce((a, b) => put({ variations: [{ si: `${a} ${node.kind === 'least' ? '<' : '>'} ${b}`, alors: a }, { sinon: b }] }))
      case 'scaled': return put({ valeur: `${number(node.by)} * ${number(node.of)}` })
    }
  }
  const truth = node => {
    switch (node.kind) {
      case 'all': return put({ 'toutes ces conditions': node.of.map(truth) })
      case 'any': return put({ 'une de ces conditions': node.of.map(truth) })
      case 'not': return put({ valeur: `${truth(node.of)} = non` })
      case 'flag': return fact(node.fact)
      case 'is': return put({ 'une de ces conditions': node.options.map(o => `${fact(node.fact)} = '${o}'`) })
      case 'code': return put({ 'une de ces conditions': codes.filter(c => codeWithin(c, node.full)).map(c => `${fact(node.fact)} = '${c}'`) })
      case 'compare': return put({ valeur: `${number(node.left)} ${node.op} ${number(node.right)}` })
    }
  }
  const names = rules.map(rule => truth(wholeRule(rule)))
  const known = { ...texts }
  const engine = new Engine(texts, { logger: { log() {}, warn() {}, error() {} } })
  return company => {
    const situation = {}
    for (const [name, value] of Object.entries(company)) if (fact(name) in known) situation[fact(name)] = typeof value === 'boolean' ? (value ? 'oui' : 'non') : typeof value === 'string' ? `'${value}'` : value
    engine.setSituation(situation)
    return names.map(name => engine.evaluate(name).nodeValue === true)
  }
}
