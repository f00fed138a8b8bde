export type * from './document.ts'
export { readPage } from './page.ts'
export { readText, type PageMeta, type TextDocument } from './text.ts'
