/**
 * What a file is called, from what somebody says that it is: no folders (an address is kept whole), nothing that no line can show or that turns the order of what
 * is shown. At most 200 characters, of which the ending is kept.
 */
export function fileName(said: string): string {
  const name = (/^https?:\/\//.test(said) ? said : said.replace(/^.*[\\/]/s, '')).replace(/[\p{Cc}\p{Surrogate}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]/gu, '').trim()
  if (!name || /^\.+$/.test(name)) return '未命名'
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? ''
  return Array.from(name).length > 200 ? Array.from(name).slice(0, 200 - ending.length).join('') + ending : name
}
