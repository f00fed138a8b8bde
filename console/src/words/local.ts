import { useSettings, type Lang } from './index.ts'

/** Words that one part of the console keeps beside its pages: both tables have one shape. */
export const useLocalWords = <T,>(tables: Record<Lang, T>): T => tables[useSettings().lang]
