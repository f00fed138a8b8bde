import type { Context } from '../context.ts'
export async function serve(_options: { port?: string; host?: string }, _context: Context): Promise<number> { return 1 }
