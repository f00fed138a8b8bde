import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { YinliError } from '../../base/errors.ts'
import { contentId, sha256 } from '../../base/ids.ts'
import { everyEntry } from '../../ledger/follow.ts'
import type { Entry, Ledger } from '../../ledger/ledger.ts'

const words = z.strictObject({ zh: z.string(), en: z.string() })
const confidence = z.enum(['P', 'S', 'S2', 'M'])
/** Questions that whoever drafts a policy answers, with the document they come from. */
export const checklistShape = z.strictObject({
  id: z.string(), ...words.shape, document: z.string(), confidence, notes: z.array(words).default([]),
  items: z.array(z.strictObject({ id: z.string(), clause: z.string(), confidence, ...words.shape })),
})
export type Checklist = z.infer<typeof checklistShape>

let read: Checklist | undefined
/** The fair-competition review (公平竞争审查) as data. */
export const fairCompetition = (): Checklist => (read ??= checklistShape.parse(parse(readFileSync(fileURLToPath(new URL('../../../checklists/fair-competition.yaml', import.meta.url)), 'utf8'))))

export const answers = ['no', 'yes', 'exception', 'done', 'not-applicable'] as const
const draftFields = z.strictObject({ draft: z.string(), name: z.string().min(1), policy: z.string(), text: z.string().max(100_000) })
const answerFields = z.strictObject({ draft: z.string(), item: z.string(), answer: z.enum(answers) })
const signFields = z.strictObject({ draft: z.string(), sha256: z.string() })

export interface SavedDraft { id: string; name: string; policy: string; text: string; by: string; at: string; why: string; versions: number; signed: { by: string; at: string; why: string; current: boolean } | null }
export interface DraftRecord extends SavedDraft { history: { id: string; by: string; at: string; why: string }[]; answers: { id: string; item: string; answer: (typeof answers)[number]; by: string; at: string; why: string }[] }

const kinds = ['policy-draft', 'policy-review', 'policy-signed'] as const
const aboutOf = (id: string) => `draft:${id}`

/**
 * Drafts are entries of the ledger: every saving stays, with who and when. They are read by nothing but the sandbox; a policy becomes one in force only when
 * somebody puts its file into the library. Signing says that one version of the text was agreed to, and changes nothing else.
 */
export function drafts(ledger: Pick<Ledger, 'entries' | 'enter' | 'withdrawEntry'>) {
  const of = async (about?: string[]) => {
    const by = new Map<string, Entry[]>()
    for (const e of await everyEntry(ledger, { kinds, about })) by.set(e.about, [...(by.get(e.about) ?? []), e])
    return by
  }
  const get = async (id: string): Promise<DraftRecord> => {
    const made = recordOf((await of([aboutOf(id)])).get(aboutOf(id)) ?? [])
    if (!made) throw new YinliError('not-found', { what: '草案 draft', id })
    return made
  }
  return {
    get,
    /** The one saved last first. */
    async list(): Promise<SavedDraft[]> { return [...(await of()).values()].flatMap(entries => recordOf(entries) ?? []) },
    /** Saves a new draft, or another version of one. */
    async save(given: { id?: string | undefined; name: string; policy: string; text: string }, by: string, why: string): Promise<DraftRecord> {
      if (given.id) await get(given.id)
      const id = given.id ?? contentId(['draft', given.name, given.policy, by, sha256(new TextEncoder().encode(given.text))])
      await ledger.enter({ kind: 'policy-draft', about: aboutOf(id), fields: draftFields.parse({ draft: id, name: given.name, policy: given.policy, text: given.text }), by, why })
      return get(id)
    },
    async answer(id: string, item: string, answer: (typeof answers)[number], by: string, why: string): Promise<DraftRecord> {
      await get(id)
      if (!fairCompetition().items.some(i => i.id === item)) throw new YinliError('not-found', { what: '审查项 item', id: item })
      await ledger.enter({ kind: 'policy-review', about: aboutOf(id), fields: answerFields.parse({ draft: id, item, answer }), by, why })
      return get(id)
    },
    /** Signs the text as it is. Throws `draft-not-ready` while questions are open. */
    async sign(id: string, by: string, why: string): Promise<DraftRecord> {
      const draft = await get(id)
      const open = fairCompetition().items.filter(i => !draft.answers.some(a => a.item === i.id)).length
      if (open) throw new YinliError('draft-not-ready', { open })
      await ledger.enter({ kind: 'policy-signed', about: aboutOf(id), fields: signFields.parse({ draft: id, sha256: textHash(draft.text) }), by, why })
      return get(id)
    },
    /** Takes a saving, an answer or a signature back. Throws `not-found`. */
    async takeBack(id: string, entry: string, by: string): Promise<void> {
      if (!((await of([aboutOf(id)])).get(aboutOf(id)) ?? []).some(e => e.id === entry)) throw new YinliError('not-found', { what: '登记 entry', id: entry })
      await ledger.withdrawEntry(entry, by)
    },
  }
}

/** Entries of one draft, the newest first. */
function recordOf(entries: Entry[]): DraftRecord | null {
  const saved = entries.filter(e => e.kind === 'policy-draft')
  const [last] = saved
  if (!last) return null
  const { draft: id, name, policy, text } = last.fields as z.infer<typeof draftFields>
  const signed = entries.find(e => e.kind === 'policy-signed')
  const answered = new Map<string, DraftRecord['answers'][number]>()
  for (const e of entries) {
    const fields = e.fields as z.infer<typeof answerFields>
    if (e.kind === 'policy-review' && !answered.has(fields.item)) answered.set(fields.item, { id: e.id, item: fields.item, answer: fields.answer, by: e.by, at: e.at, why: e.why })
  }
  return {
    id, name, policy, text, by: last.by, at: last.at, why: last.why, versions: saved.length, history: saved.map(e => ({ id: e.id, by: e.by, at: e.at, why: e.why })), answers: [...answered.values()],
    signed: signed ? { by: signed.by, at: signed.at, why: signed.why, current: signed.fields['sha256'] === textHash(text) } : null,
  }
}
const textHash = (text: string) => sha256(new TextEncoder().encode(text))
