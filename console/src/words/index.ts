import { useSyncExternalStore } from 'react'
import { en } from './en.ts'
import { zh } from './zh.ts'

export type Widen<T> = T extends (...args: infer A) => string ? (...args: A) => string : T extends string ? string : T extends readonly string[] ? readonly string[] : { [K in keyof T]: Widen<T[K]> }
/** The message table's shape: a missing or misspelt text in either language is a compile error. */
export type Words = { [K in keyof typeof zh]: Widen<(typeof zh)[K]> }
export type Lang = 'zh' | 'en'

const tables: Record<Lang, Words> = { zh, en }

/** Settings of this browser: language, 长者 mode, single-key shortcuts, and the name its reader judges under. They live in localStorage and on <html>, so CSS can see them. */
export interface Settings { lang: Lang; elder: boolean; keys: boolean; by: string }

let settings: Settings = { lang: read('lang') === 'en' ? 'en' : 'zh', elder: read('elder') === '1', keys: read('keys') !== '0', by: read('by') ?? '' }
const listeners = new Set<() => void>()

export function setSettings(change: Partial<Settings>) {
  settings = { ...settings, ...change }
  try {
    localStorage.setItem('yinli.lang', settings.lang)
    localStorage.setItem('yinli.elder', settings.elder ? '1' : '0')
    localStorage.setItem('yinli.keys', settings.keys ? '1' : '0')
    localStorage.setItem('yinli.by', settings.by)
  } catch { /* private mode: the choice lasts for this page */ }
  reflect()
  for (const tell of listeners) tell()
}

export function useSettings(): Settings {
  return useSyncExternalStore(tell => (listeners.add(tell), () => listeners.delete(tell)), () => settings)
}

export function useWords(): Words {
  return tables[useSettings().lang]
}

function read(key: string): string | null {
  try { return localStorage.getItem(`yinli.${key}`) } catch { return null }
}

function reflect() {
  document.documentElement.lang = settings.lang === 'zh' ? 'zh-CN' : 'en'
  document.documentElement.toggleAttribute('data-elder', settings.elder)
}
if (typeof document !== 'undefined') reflect()
