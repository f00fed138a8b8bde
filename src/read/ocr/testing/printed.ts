import { readFileSync } from 'node:fs'

/** A small page of two columns in invented words; page.png shows it, draw.ts draws it. */
export const printed = {
  headline: '青杭湾新材料基地开工',
  byline: '□本报记者 陆小禾',
  columns: [
    ['　　本报讯 昨天，青杭湾新材料', '基地正式开工。项目总投资26.8', '亿元，占地320亩，计划2027年', '底建成投产。项目由远岚科技公', '司建设——这是该公司在本市投', '资的第二个项目。'],
    ['　　“我们看中这里的港口和人', '才。”公司负责人贺清源说，新', '基地达产后年产碳纤维1.2万吨，', '可新增就业岗位450个，年销售', '额预计超过40亿元，将带动上下', '游十余家企业落户。'],
  ],
}

/** The page as an image: 200 dpi, type of 9.5 points, a gutter of 1.3 characters. */
export const pageImage = (): Uint8Array => readFileSync(new URL('./page.png', import.meta.url))
