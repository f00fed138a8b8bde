import type { Context } from '../context.ts'
export async function backup(_file: string | undefined, _context: Context): Promise<number> { return 1 }
export async function restore(_file: string, _context: Context): Promise<number> { return 1 }
