/** Text for a cell: what a spreadsheet would run as a formula is marked as text by an apostrophe in front. */
export const sheetText = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** Without the control characters and lone surrogates that XML cannot carry. */
export const xmlText = (text: string) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\uFFFD')
