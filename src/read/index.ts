export type * from './document.ts'
export { readPage } from './page.ts'
