import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { peopleSchema } from '../model/people.ts'
import { placesSchema } from '../model/places.ts'
import { readingSchema } from '../model/reading.ts'
import type { Model } from '../model/model.ts'
import { fold } from './fold.ts'
import { readPage, type PageMeta } from './page.ts'

const part = (name: string): unknown => parse(readFileSync(new URL(`../../model/${name}.yaml`, import.meta.url), 'utf8'))
// Only the parts this room needs, so that its tests stand on their own.
const model = { people: peopleSchema.parse(part('people')), reading: readingSchema.parse(part('reading')), places: placesSchema.parse(part('places')) } as Model

const read = (text: string, meta: Partial<PageMeta> = {}) => readPage(new TextEncoder().encode(text), { name: 'page.txt', ...meta }, model)
/** What a page comes out as: kind, headline and the first words of each article's prose. */
const outline = (text: string) => read(text).articles.map(a => [a.kind, a.headline, a.clean.paragraphs.filter(p => p.role === 'body' || p.role === 'caption').map(p => a.clean.text.slice(p.start, p.start + 4)).join('|')])

const headlinesBefore = `临河市召开智造大会

本报讯（记者 江一苇）昨天，我市召开智造大会。会上签约项目12个。
市长林向东到会讲话。

青石镇新建码头 明年通航

本报讯（记者 柳成荫）青石镇码头昨日开工，总投资3亿元。

>>2版
`

const headlinesAfter = `本报讯 2月18日，市长林向
东主持召开机器人产业发展座谈
会。他强调，要抓住机遇，扎实推
动机器人产业发展，加快形成产业
集群，为全市工业注入动力。

林向东说，今年全市将新建机
器人产业园两个，引进企业30家，

带动投资50亿元，让更多企业落
户临河、扎根临河。 （江一苇）

市政府召开机器人产业座谈会

本报讯 昨日记者从市水利局
获悉，青石运河疏浚工程正在推进
中，今年3月完成竣工验收，全线
四座桥梁同时加固。 （柳成荫）

22月月1717日日，，两条挖泥船在青石运河作业两条挖泥船在青石运河作业。。（（江一苇江一苇 摄摄））

青石运河疏浚三月竣工

四座桥梁将加固
`

const markdown = `### 开发区周刊 07

### 八年磨一剑

# 临河高新区长出“机器人谷”

江一苇 柳成荫

清晨，临河高新区的厂房里机器轰鸣，一台台机器人走下产线。

## 从零起步

八年前，这里还是一片滩涂。如今，园区集聚企业210家，年产值160亿元。

因地制宜、发挥优势，园区把产

业链一节一节补齐，做成了集群。

## 青石新区：一根光纤通到底

![](images/1.jpg)

图片来源:青石新区

本 报 讯 近日,青石新区建成全光网络,覆盖企业86家。

白沐风

## 南屏开发区：老矿山办起展览馆

走进南屏开发区，老矿山成了展览馆，开馆一个月接待1.2万人次。

申屠远
`

const interrupted = `本报讯（记者 江一苇）眼下正是春灌时节，市农技站派出技术员，根据

青石镇麦田长势良好，陆续返青。 柳成荫 摄

苗情制定灌溉方案，已经服务农户320家。

抢抓农时灌春水
`

const scattered = `在推动产业升
级上当先锋

“产业升级是我们的主业。”
市科技局局长林向东说，今年将
新建实验室12个，引进团队30个。

在推进开放合
作上走前列

“开放合作是我们的底色。”
市商务局局长白沐风说，外贸企
业已有两千多家。（下转第3版）

本报讯（记者 柳成荫）昨天，
青石镇举行消防演练，230人参加，
检验了应急预案，取得了好成绩。

青石镇举行消防演练

市委全会精神引发热烈反响——

当好县域发展领头雁
□本报记者集体采访

“要在推动产业升级上当先锋，在推进开放合作上走前列。”市委全会的部署引发热烈反响，大家

表示，要把全会精神落到实处，当好县域发展的领头雁，干出新的样子。

本报讯（记者 江一苇）昨天，
图书馆新馆开馆，藏书40万册，
市民凭身份证就能借阅图书。

图书馆新馆开馆
`

const masthead = `临河晨报
2023年5月9日 星期二
统一刊号：CN00-0000
责编／江一苇 校对／柳成荫

“专列”开进果园
本报讯 昨日，首趟苹果专列从
临河站开出，装载苹果27吨，三天
后到达港口。（白沐风）

市图书馆夜间开放
本报讯 即日起，市图书馆每晚
开放到十点，增设座位260个，市
民凭证入馆。（申屠远）

遗失声明
临河青石商贸有限公司遗失公章一枚，声明作废。

地址：临河市人民路1号 邮编：000000 热线：000-00000000
`

const unmarked = `本报讯（记者 江一苇）第八届
青石创客大赛昨天在南屏举办，征
集项目两百余个，15个项目入围路
演，南屏的三家企业到场签约。

到南屏抢项目

交通建设同样提速。临河高铁、青
石港疏港铁路都已通车，岳山公路
建成，南疏港高速正在推进，全年
计划投资60亿元。（下转第2版）

四通八达 再添新线
`

const numbers = `本报讯（记者 柳成荫）芒种
时节，青石镇的麦地里，六台播种
机排成一列，一趟下来，开沟、施
肥、下种、覆土全都办妥。
我县今年夏粮收获面
128.6万亩，投入联合收割机4300
余台，麦收进度过九成，夏播完成
过半，十天内可全部扫尾。

夏粮归仓在望
`

const writers = `青石港装上新吊机

本报讯（记者 江一苇）昨天上午，青石港三号泊位立起两台新
吊机，单台起重量45吨。港务部门说，装卸一船化肥由十一个
小时缩到七个小时。

果农学会看“云”脸色

气象站的屏幕装进了南屏村的果园。霜冻来临之前，果农的手
机会响三遍，防霜机随即转动。村里试了两年，梨花坐果率高
出两成。（柳成荫）
`

const notes = `夜校开到厂门口

本报讯（记者 江一苇） 4月起，总工会的夜校搬进临河电机厂，首批学员62人。

旧书也能换绿植

周末的文庙广场，三本旧书换走一盆绿萝。办了五年的换书会，今年第一次收到外地寄来的书。
`

const subheads = `一座老窑的新火

□本报记者 江一苇

青石窑停了三十年，去年春天重新点火。守窑人申屠远说，龙窑一次能烧四千件瓷器，坏掉的不到一成。

火候靠听

申屠远听窑的声音添柴。龙窑的火声发闷，就得开两个窑眼；瓷器釉面化开，声音便清亮起来。

徒弟来自四方

龙窑边上盖起六间工棚，申屠远收了九个徒弟，最远的来自岭南，最小的才十九岁。
`

const unopened = `台风过后补种忙

8月2日，青石镇农技站组织五百名农户补种晚稻。据了解，全镇受淹农田1.2万亩，排涝泵站连开三天。

农技站站长申屠远说，晚稻在立秋前插完，收成能保住八成。

白鹭湖大桥合龙

8月5日，白鹭湖大桥主跨合龙。大桥全长2.3公里，通车后青石镇到市区只要一刻钟。

南屏：山货搭上专列

近年来，南屏县把竹笋、香菇做成罐头，外销十二个国家。

水厂扩建试运行

记者昨日从市水务公司获悉，水厂扩建工程进入试运行，日供水五万吨。
`

const feature = `老城换新颜
□本报记者 江一苇

走进临河市南门，老街灯火通明。今年以来，临河市改造老街六条，接待游客320万人次。

改造跑出加速度

3月12日，在南门老街的工地上，工人们正在铺石板。老街改造投资12亿元，工期两年。

人聚起来

近日，店主申屠远把面馆开到半夜。老街游客一多，面馆营业额翻了一番。

三、服务到位

记者从临河市文旅局获悉，老街设了十二个服务点，游客投诉降了六成。

青石镇水厂扩建

青石镇水厂扩建工程日前投入试运行，日供水能力提高到5万吨。
`

const fullLines = `老街改造启动
3月2日，南门老街改造工程启
动，计划投资2亿元，工期一年
半，涉及商铺三百家。
工程由市城建局组织，先修排
水，再铺石板，商铺不停业。

市一院新门诊楼启用
3月5日，市一院新门诊楼启用
，设诊室八十间，停车位六百
个，老楼改作康复中心。
新楼与地铁站相连，病人不必
淋雨。

青石新区和临河港共建冷链物流园
创建于五年前的冷链公司牵头
建园，占地二百亩，年吞吐果
蔬三十万吨。
物流园明年投用。
`

/** Paragraphs broken into lines of `size` characters, whatever their print is wide. */
const broken = (size: number, ...paragraphs: string[]) => paragraphs.map(p => p.replace(new RegExp(`.{${size}}(?=.)`, 'g'), '$&\n')).join('\n')

const counted = `控制柜下线

${broken(16, '近日，临河电气公司的首台PLC2000控制柜从生产线上缓缓驶下，工人们围着它拍照留念，比原来的计划提前了12天，用时30天整，合同额500万元，另有九台在年内分批交付用户使用。',
  '该公司已有X200和X300两个系列产品，年产1200台控制柜，今年车间里再添两条AI2000检测线，检测一台控制柜的时间从三个小时缩短到40分钟左右。',
  '据公司介绍，新车间明年完工以后，ABC100型控制柜也将搬来生产，那时候全厂上下的工人会增加到320人。')}
`

const asking = `新桥今起收窄车道

本报讯（记者 柳成荫） 新桥检修期间每个方向留一条车道，工期二十天。

荒坡上的石头，凭什么卖到海外？

本报讯 南屏镇的碎石场今年接下外地订单九万吨。（江一苇）

这样的“慢公交”，你会坐吗？

□本报记者 白沐风

临河52路公交车不赶时间，车上备着老花镜和针线盒。
`

const askingBelow = `本报讯 青石镇的巡河员昨日换上
电动船，一船两人，一趟巡河十二
公里，比骑车快了一个小时。

船小了，河怎么更清了？

本报讯 白鹭洲湿地新添三处观鸟
棚，棚里备有望远镜，周末开放到
日落，入园仍不收门票。

到白鹭洲听鸟去！
`

const briefs = `青石镇首场村运会开赛

本报讯（记者 江一苇） 十二个村派出三百多名选手，比插秧，也比拔河。

城乡短波

●图书馆自习室延长到晚上十点。
●滨河路下周一起单向通行。
▲人民医院开设老年门诊，周六不休。

种粮大户的账本

一亩地省下的八十元，是种粮大户申屠远记了三年账得出的数。他把账本借给全村人看。
`

const lateName = `渔光一体，一塘两收

青石湖边的鱼塘上架起光伏板，板下养虾，板上发电。去年发电620万度，虾也多卖了三成。

![](images/a.jpg)

图片来源：青石湖

柳成荫

南屏老街修旧如旧

本 报 讯 南屏老街三期修缮完工，修复门面四十二间。

申屠远
`

const lastLine = `本报讯 南屏中学的天文台昨天开
放，望远镜口径四十厘米，学生轮
流值守，观测记录按月公布。

校园里看得见银河

青石乡邮路走了三十年，邮递员柳 成荫 摄

一条老街的晨与昏
`

const cutWriter = `河长换上新“坐骑”

本报讯 巡河船今年换成电动，一船两人，一趟巡河十二公里，噪声
小了一半。南屏河段同时设了六处垃圾打捞点，由附近村民认领。

（江一苇）

粮站变身展览馆

本报讯 旧粮站修好了屋顶，摆出票证、秤砣和老照片，三天来了八
百多人。（柳成荫）
`

const listBelow = `开园当日签下三个项目

青石物流园昨日开园，当天签约三个项目：

●冷库项目，总投资2.2亿元，由临河冷链有限公司建设，建成后的

库容为六万吨；
●分拣中心，投资8000万元。
`

describe('readPage: stories', () => {
  it.each<[string, string, (string | null)[][]]>([
    ['headlines before bodies', headlinesBefore, [['news', '临河市召开智造大会', '本报讯（|市长林向'], ['news', '青石镇新建码头 明年通航', '本报讯（']]],
    ['headlines after bodies, hard-wrapped, a doubled caption between', headlinesAfter, [
      ['news', '市政府召开机器人产业座谈会', '本报讯 |林向东说'],
      ['news', '四座桥梁将加固', '本报讯 '],
      ['photo-caption', null, '2月17'],
    ]],
    ['markdown with kicker, subheads, credits and names at the end', markdown, [
      ['furniture', '开发区周刊 07', ''],
      ['news', '临河高新区长出“机器人谷”', '清晨，临|八年前，|因地制宜'],
      ['news', '青石新区：一根光纤通到底', '本 报 '],
      ['photo-caption', null, ''],
      ['news', '南屏开发区：老矿山办起展览馆', '走进南屏'],
    ]],
    ['a caption inside a sentence', interrupted, [['news', '抢抓农时灌春水', '本报讯（'], ['photo-caption', null, '青石镇麦']]],
    ['headline, lead and body apart', scattered, [
      ['news', '当好县域发展领头雁', '“要在推|“产业升|市科技局|“开放合|市商务局'],
      ['news', '青石镇举行消防演练', '本报讯（'],
      ['news', '图书馆新馆开馆', '本报讯（'],
    ]],
    ['masthead, headlines tight above, imprint below', masthead, [
      ['furniture', '临河晨报', ''],
      ['news', '“专列”开进果园', '本报讯 '],
      ['news', '市图书馆夜间开放', '本报讯 '],
      ['furniture', '遗失声明', '临河青石'],
    ]],
    ['a headline below a story, the next story unmarked', unmarked, [['news', '到南屏抢项目', '本报讯（'], ['news', '四通八达 再添新线', '交通建设']]],
    ['a line cut short by a number kept whole', numbers, [['news', '夏粮归仓在望', '本报讯（|我县今年']]],
    ['a story has one writer: the unmarked story below signs at its end', writers, [['news', '青石港装上新吊机', '本报讯（'], ['news', '果农学会看“云”脸色', '气象站的']]],
    ['a note is over where the next headline stands', notes, [['news', '夜校开到厂门口', '本报讯（'], ['news', '旧书也能换绿植', '周末的文']]],
    ['subheads of a feature keep to its words', subheads, [['news', '一座老窑的新火', '青石窑停|申屠远听|龙窑边上']]],
    ['stories that open without a sign: by their day, their source, their subject', unopened, [['news', '台风过后补种忙', '8月2日|农技站站'], ['news', '白鹭湖大桥合龙', '8月5日'], ['news', '南屏：山货搭上专列', '近年来，'], ['news', '水厂扩建试运行', '记者昨日']]],
    ['subheads over days and sources', feature, [['news', '老城换新颜', '走进临河|3月12|近日，店|记者从临'], ['news', '青石镇水厂扩建', '青石镇水']]],
    ['headlines nearly as wide as the column, and wider', fullLines, [['news', '老街改造启动', '3月2日|工程由市'], ['news', '市一院新门诊楼启用', '3月5日|新楼与地'], ['news', '青石新区和临河港共建冷链物流园', '创建于五|物流园明']]],
    ['a headline wrapped above its story without a blank', `渡口恢复通航\n\n${broken(12, '　昨天上午老渡口恢复通航，第一班渡船载着三十名乘客过河去。')}\n青石镇的老粮站变身乡村展\n览馆\n${broken(12, '　老粮站昨天开馆迎客，馆里陈列农具三百多件，都是村民捐的。')}\n`, [['news', '渡口恢复通航', '昨天上午'], ['news', '青石镇的老粮站变身乡村展览馆', '老粮站昨']]],
    ['lines broken by the number of their characters', counted, [['news', '控制柜下线', '近日，临|该公司已|据公司介']]],
    ['the paper by name opens a story', '幼儿园添了新教室\n\n临河晚报讯（记者 江一苇）青石幼儿园添了六间教室。\n\n渡口停航三天\n\n临河晚报讯 老渡口检修，停航三天。\n', [['news', '幼儿园添了新教室', '临河晚报'], ['news', '渡口停航三天', '临河晚报']]],
    ['a headline that ends with a sign of going on', '八个项目签约\n\n昨天，八个项目在临河签约，投资9亿元。\n\n菜场和农场履约\n\n昨天，菜场和农场履约满一年，送菜三百吨。\n', [['news', '八个项目签约', '昨天，八'], ['news', '菜场和农场履约', '昨天，菜']]],
    ['headlines that ask, above', asking, [['news', '新桥今起收窄车道', '本报讯（'], ['news', '荒坡上的石头，凭什么卖到海外？', '本报讯 '], ['news', '这样的“慢公交”，你会坐吗？', '临河52']]],
    ['headlines that ask and call, below', askingBelow, [['news', '船小了，河怎么更清了？', '本报讯 '], ['news', '到白鹭洲听鸟去！', '本报讯 ']]],
    ['briefs under their line, an unmarked story behind', briefs, [['news', '青石镇首场村运会开赛', '本报讯（'], ['news', '城乡短波', '●图书馆|●滨河路|▲人民医'], ['news', '种粮大户的账本', '一亩地省']]],
    ['a name below a picture closes the story above', lateName, [['news', '渔光一体，一塘两收', '青石湖边'], ['photo-caption', null, ''], ['news', '南屏老街修旧如旧', '本 报 ']]],
    ['what the next page holds, at the end', lastLine, [['news', '校园里看得见银河', '本报讯 '], ['photo-caption', null, ''], ['teaser', '一条老街的晨与昏', '']]],
    ['a writer on a line of its own', cutWriter, [['news', '河长换上新“坐骑”', '本报讯 |（江一苇'], ['news', '粮站变身展览馆', '本报讯 ']]],
    ['running head and foot in bits', '临河商旅报 | 乡村 | 2022.05.06\n\n责编|江一苇 版式|柳成荫\n\n老渡口换新船\n\n本报讯 老渡口的木船换成了电动船。（江一苇）\n\n采编热线 000-00000000 每份1元\n', [['furniture', '临河商旅报 | 乡村 | 2022.05.06', ''], ['news', '老渡口换新船', '本报讯 '], ['furniture', '采编热线 000-00000000 每份1元', '']]],
    ['a list announced by a colon, an item cut by a blank', listBelow, [['news', '开园当日签下三个项目', '青石物流']]],
    ['a list of what is inside', '今日导读\n\n老街亮灯\n\n>>2版\n\n新桥合龙 >>A3\n', [['furniture', '今日导读', ''], ['teaser', '老街亮灯', ''], ['teaser', '新桥合龙', '']]],
  ])('%s', (_, page, expected) => {
    const got = outline(page)
    // A jump line at the page's end is an item of its own in the first page.
    expect(got.slice(0, expected.length)).toEqual(expected)
  })

  it('un-wraps and un-doubles with every character in its place', () => {
    const { document, articles } = read(headlinesAfter)
    const [first, , photo] = articles
    expect(first!.clean.text).toContain('引进企业30家，带动投资50亿元')
    expect(photo!.clean.text).toBe('2月17日，两条挖泥船在青石运河作业。（江一苇 摄）\n')
    expect(photo!.byline).toBe('江一苇 摄')
    const at = photo!.clean.text.indexOf('青石')
    expect(document.text.slice(photo!.clean.map[at], photo!.clean.map[at]! + 2)).toBe('青石')
    expect(document.text.slice(photo!.clean.twin![at], photo!.clean.twin![at]! + 2)).toBe('青石')
  })

  it('reads a doubled caption that is wrapped over lines as one', () => {
    const { articles } = read('本报讯（记者 江一苇） 昨日，青石船厂交付两艘巡河船，船长十二米。\n\n55月月99日日，，工人在青石船厂为新巡河\n船安装护栏工人在青石船厂为新巡河船安\n装护栏。。（（柳成荫柳成荫 摄摄））\n\n青石船厂交付巡河船\n')
    expect(articles.map(a => [a.kind, a.clean.text.split('\n')[0]])).toEqual([['news', '青石船厂交付巡河船'], ['photo-caption', '5月9日，工人在青石船厂为新巡河船安装护栏。（柳成荫 摄）']])
  })

  it('gives kickers, bylines and jumps their roles', () => {
    const { articles: [story] } = read(scattered)
    expect(story!.deck).toEqual(['市委全会精神引发热烈反响——'])
    expect(story!.byline).toBe('本报记者集体采访')
    expect(story!.continued).toBe(true)
    expect(story!.clean.paragraphs.map(p => p.role)).toEqual(['kicker', 'headline', 'byline', 'body', 'subhead', 'body', 'body', 'subhead', 'body', 'body'])
  })

  it('reads GB18030 as it reads UTF-8', () => {
    const gb = Uint8Array.from('c7e0caafd5f2d0c2bda8c2ebcdb70a0ab1beb1a8d1b620d7f2ccecbfaab9a4a1a3'.match(/../g)!.map(h => parseInt(h, 16)))
    const { document, articles } = readPage(gb, { name: 'gb.txt' }, model)
    expect(document.encoding).toBe('gb18030')
    expect(articles.map(a => [a.headline, a.spans])).toEqual([['青石镇新建码头', [[0, 18]]]])
  })
})

describe('readPage: date and place', () => {
  it.each<[string, string, Partial<PageMeta>, string | null, string, string | null]>([
    ['given', headlinesBefore, { publishedOn: '2024-05-01' }, '2024-05-01', 'given', null],
    ['printed', masthead, {}, '2023-05-09', 'printed', '2023年5月9日'],
    ['inferred', '本报讯 3月12日，青石港开工。2024年，全市完成投资300亿元，同比增长5%。\n', {}, '2025-03-13', 'inferred', '3月12日'],
    ['inferred, not from what is ahead or long ago', '本报讯 昨天，新桥通车。2月9日至10日，我市举办2025年招聘会。据预报，2月15日有雨。工程自2021年动工，2030年前全部建成。\n', {}, '2025-02-11', 'inferred', '2月9日至10日'],
    ['a day without a year', '本报讯 3月12日，青石港开工。\n', {}, null, 'unknown', null],
    ['a year without a day', '本报讯 2024年全市完成投资300亿元。\n', {}, null, 'unknown', null],
  ])('date %s', (_, page, meta, day, basis, words) => {
    const { document } = read(page, meta)
    expect([document.publishedOn, document.publishedBasis, document.publishedSpan && document.text.slice(...document.publishedSpan)]).toEqual([day, basis, words])
  })

  it.each<[string, string, Partial<PageMeta>, (string | null)[]]>([
    ['home', headlinesBefore, { home: '临河市' }, ['临河市', '临河市']],
    ['the headline over the home', '# 青石高新区：一根光纤通到底\n\n本报讯 青石高新区昨天建成全光网络。\n', { home: '临河市' }, ['青石高新区']],
    ['我市 over the headline', '# 南屏区：码头开工\n\n本报讯 昨天，我市南屏区码头开工。\n', { home: '临河市' }, ['临河市']],
    ['the paper that is named for its place', '码头开工\n\n本报讯 昨天，我市码头开工。\n', { publisher: '昆山日报' }, ['昆山市']],
    ['no name inside a word', '码头开工\n\n本报讯 昨天，新港园（金丰镇）码头开工。金丰镇按规定日期清场，比预定日程早了两天。昆山也派人来看。\n', { home: null }, ['昆山市']],
    ['the headline of a story from elsewhere', '昆山经开区扩建码头\n\n昆山经开区码头近日扩建，开发区投资2亿元。\n\n昆山客商来访\n\n本报讯 昆山客商昨天来太仓访问。\n\n苏州开会\n\n本报讯 苏州昨天开会。\n', { home: '太仓市' }, ['昆山经开区', '太仓市', '太仓市']],
    ['the zone named most', '码头开工\n\n本报讯 昨天，昆山高新区码头开工。昆山高新区已有码头三座。\n', { home: null }, ['昆山高新区']],
  ])('place by %s', (_, page, meta, places) => {
    expect(read(page, meta).articles.filter(a => a.kind === 'news').map(a => a.place)).toEqual(places)
  })
})

describe('readPage: whatever the page', () => {
  const bits = fc.constantFrom('本报讯 昨天，', '本报讯（记者 江一苇）', '临河市开工三个项目。', '总投资3亿元，占地200亩', '\n', '\n\n', '江一苇 柳成荫', '（柳成荫）', '（下转第2版）', '□本报记者 江一苇', '# ', '## ', '![](a.jpg)', '>>2版', '今日导读', '热线：12345678', '柳成荫 摄', '两台吊机两台吊机，，装船装船。。', '青石镇举行演练', '引发反响——', ' ', '(a),', '\t', '\r\n', '“', '2024年3月5日', '**', '●', '\ufeff')
  const page = fc.array(bits, { minLength: 1, maxLength: 60 }).map(list => list.join('')).filter(text => /\S/.test(text))

  it('puts every character that is not space into exactly one article', () => {
    fc.assert(fc.property(page, text => {
      const owners = new Uint8Array(text.length)
      for (const { spans } of read(text).articles) for (const [start, end] of spans) for (let i = start; i < end; i++) owners[i]!++
      for (let i = 0; i < text.length; i++) if (/\S/.test(text[i]!)) expect(owners[i], JSON.stringify(text.slice(i, i + 9))).toBe(1)
      expect(Math.max(...owners)).toBeLessThanOrEqual(1)
    }), { numRuns: 400 })
  })

  it('keeps clean text in step with the page', () => {
    fc.assert(fc.property(page, text => {
      const folded = fold(text)
      for (const { clean, spans, parts } of read(text).articles) {
        expect(clean.map.length).toBe(clean.text.length)
        for (const { start, end } of clean.paragraphs) {
          for (let i = start; i < end; i++) {
            const raw = clean.map[i]!
            expect(clean.text[i]).toBe(clean.text[i] === ' ' && folded[raw] === '\n' ? ' ' : folded[raw])
            if (/\S/.test(clean.text[i]!)) expect(spans.some(([a, b]) => raw >= a && raw < b)).toBe(true)
            // Within one stretch of the page the map only goes forward; a paragraph that was cut by another article still does.
            if (i > start) expect(raw).toBeGreaterThan(clean.map[i - 1]!)
            const second = clean.twin?.[i] ?? -1
            if (second >= 0) expect(folded[second]).toBe(clean.text[i])
          }
          expect(clean.text[end]).toBe('\n')
        }
        for (const { start, end } of parts) expect(end).toBeGreaterThan(start)
      }
    }), { numRuns: 400 })
  })
})
