import type { Context } from '../context.ts'
export async function doctor(_context: Context): Promise<number> { return 1 }
