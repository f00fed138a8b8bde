/** An expression as it is printed: >= is ≥. */
export const pretty = (text: string) => text.replaceAll('>=', '≥').replaceAll('<=', '≤').replaceAll('!=', '≠')
