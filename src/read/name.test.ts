import { expect, test } from 'vitest'
import { fileName } from './name.ts'

test.each([
  ['通知.docx', '通知.docx'], ['a/b/通知.docx', '通知.docx'], ['C:\\x\\通知.docx', '通知.docx'], ['../../etc/passwd', 'passwd'], ['\u202egnp.exe', 'gnp.exe'], ['甲\0乙\n.txt', '甲乙.txt'], ['..', '未命名'], ['https://www.example.cn/a/b.html?c=d', 'https://www.example.cn/a/b.html?c=d'], ['', '未命名'], ['a/', '未命名'],
  ['\ud800x.txt', 'x.txt'], [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(196)}.pdf`],
])('%j is called %j', (said, name) => expect(fileName(said)).toBe(name))
