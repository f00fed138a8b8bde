export type * from './document.ts'
export { readFile, readPage } from './page.ts'
export { readText, type PageMeta, type TextDocument } from './text.ts'
