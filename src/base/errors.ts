/**
 * Every error a user can meet, as data. Codes are permanent: a code is never reused for another meaning.
 * `docs/errors.md` is generated from this table (`npm run docs`) and a test fails when the two differ.
 * `{name}` in a text is filled from the error's details.
 */
export interface ErrorRow {
  /** HTTP status when the error reaches a web client. */
  status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 502 | 503 | 504
  zh: { title: string; hint: string }
  en: { title: string; hint: string }
}

export const errorTable = {
  'read-empty': {
    status: 422,
    zh: { title: '文件 {name} 是空的', hint: '请确认导出或复制时没有中断，再重新上传。账本没有变化。' },
    en: { title: 'The file {name} is empty', hint: 'Check that the export or copy was not cut short, then upload it again. The ledger is unchanged.' },
  },
  'read-not-text': {
    status: 415,
    zh: { title: '{name} 不是可识别的文本', hint: '请另存为 UTF-8 或 GB18030 编码的 .txt 或 .md 文件。账本没有变化。' },
    en: { title: '{name} is not text that can be recognised', hint: 'Save it as a .txt or .md file in UTF-8 or GB18030. The ledger is unchanged.' },
  },
  'request-invalid': {
    status: 400,
    zh: { title: '请求有误：{where} {what}', hint: '请对照接口说明 /api/docs 改正后再试。账本没有变化。' },
    en: { title: 'The request is not right: {where} {what}', hint: 'Compare it with the reference at /api/docs and try again. The ledger is unchanged.' },
  },
  'not-found': {
    status: 404,
    zh: { title: '没有找到 {what} {id}', hint: '它可能来自另一个账本，或地址抄写有误。请从列表或搜索中重新打开。' },
    en: { title: 'There is no {what} {id}', hint: 'It may belong to another ledger, or the address was copied wrongly. Open it again from a list or a search.' },
  },
  'place-ambiguous': {
    status: 400,
    zh: { title: '“{place}”可以指 {those}', hint: '请用全称或编号再试一次。' },
    en: { title: '“{place}” may mean {those}', hint: 'Ask again by the full name or the id.' },
  },
  'route-unknown': {
    status: 404,
    zh: { title: '没有这个地址：{path}', hint: '可用的接口见 /api/docs。' },
    en: { title: 'There is no such address: {path}', hint: 'The addresses there are stand in /api/docs.' },
  },
  'request-too-large': {
    status: 413,
    zh: { title: '内容超过 {limit} MB', hint: '请把文件拆成一页一个再上传。账本没有变化。' },
    en: { title: 'This is more than {limit} MB', hint: 'Split the file into one page each and upload them again. The ledger is unchanged.' },
  },
  'rate-limited': {
    status: 429,
    zh: { title: '请求太频繁', hint: '请在 {seconds} 秒后再试。已经完成的请求不受影响。' },
    en: { title: 'Too many requests', hint: 'Try again in {seconds} s. What was done before is safe.' },
  },
  'sign-in-required': {
    status: 401,
    zh: { title: '需要访问口令', hint: '请在请求头加上 Authorization: Bearer 和口令（服务端的 YINLI_TOKEN），或在控制台登录。' },
    en: { title: 'An access token is needed', hint: 'Send the header Authorization: Bearer with the token (YINLI_TOKEN of the server), or sign in to the console.' },
  },
  'token-wrong': {
    status: 401,
    zh: { title: '访问口令不对', hint: '请向管理员核对口令。多余的空格和换行也会使口令不对。' },
    en: { title: 'The access token is wrong', hint: 'Ask your administrator for it. A space or line break too many also makes it wrong.' },
  },
  'token-too-short': {
    status: 500,
    zh: { title: 'YINLI_TOKEN 太短', hint: '请设置至少 {least} 个字符的随机口令，例如 openssl rand -hex 24 的输出。' },
    en: { title: 'YINLI_TOKEN is too short', hint: 'Set a random token of at least {least} characters, such as what openssl rand -hex 24 prints.' },
  },
  'host-refused': {
    status: 403,
    zh: { title: '不接受发往 {host} 的请求', hint: '没有设置访问口令时只接受本机地址（localhost、127.0.0.1）。要从别处访问，请设置 YINLI_TOKEN 后重新启动。' },
    en: { title: 'Requests to {host} are refused', hint: 'Without an access token only local addresses (localhost, 127.0.0.1) are served. Set YINLI_TOKEN and start again to serve others.' },
  },
  'origin-refused': {
    status: 403,
    zh: { title: '不接受来自 {origin} 的改动', hint: '请在引力场自己的控制台里操作。若经过反向代理，请让它原样转发 Host 请求头。' },
    en: { title: 'Changes from {origin} are refused', hint: 'Work in the console of Yinli itself. Behind a reverse proxy, let it pass the Host header as it is.' },
  },
  'listen-needs-token': {
    status: 500,
    zh: { title: '没有访问口令，不能在 {host} 上提供服务', hint: '请设置环境变量 YINLI_TOKEN，或只在 127.0.0.1 上提供服务。' },
    en: { title: 'Without an access token nothing is served on {host}', hint: 'Set the environment variable YINLI_TOKEN, or serve on 127.0.0.1 only.' },
  },
  'port-taken': {
    status: 500,
    zh: { title: '端口 {port} 已被占用', hint: '请换一个端口：PORT=7081 npm start 或 yinli serve --port 7081。' },
    en: { title: 'Port {port} is taken', hint: 'Choose another: PORT=7081 npm start or yinli serve --port 7081.' },
  },
  'port-invalid': {
    status: 500,
    zh: { title: '不是端口号：{port}', hint: '请给出 0 到 65535 之间的整数，0 表示由系统选择。' },
    en: { title: 'Not a port number: {port}', hint: 'Give a whole number from 0 to 65535; 0 lets the system choose.' },
  },
  'path-missing': {
    status: 404,
    zh: { title: '没有这个文件或文件夹：{path}', hint: '请检查路径；带空格的路径要加引号。' },
    en: { title: 'There is no such file or folder: {path}', hint: 'Check the path; put one with spaces in quotes.' },
  },
  'manifest-invalid': {
    status: 422,
    zh: { title: '清单 {path} 不能使用：{what}', hint: '清单是 JSON：{form}' },
    en: { title: 'The manifest {path} cannot be used: {what}', hint: 'A manifest is JSON: {form}' },
  },
  'rule-shape': {
    status: 422,
    zh: { title: '规则文件 {file} 第 {line} 行第 {column} 列的结构有误：{what}', hint: '请对照 src/rules/README.md 的样子改正这一行。没有规则被改动。' },
    en: { title: 'The rule file {file} is not built right at line {line}, column {column}: {what}', hint: 'Compare the line with src/rules/README.md. No rule was changed.' },
  },
  'rule-syntax': {
    status: 422,
    zh: { title: '规则文件 {file} 第 {line} 行第 {column} 列读不懂：{what}', hint: '请改正这一处的写法，例如 研发费用 / 营业收入 >= 3% 且 非 重大事故。没有规则被改动。' },
    en: { title: 'The rule file {file} cannot be read at line {line}, column {column}: {what}', hint: 'Correct the words there, for example 研发费用 / 营业收入 >= 3% 且 非 重大事故. No rule was changed.' },
  },
  'rule-name': {
    status: 422,
    zh: { title: '规则文件 {file} 第 {line} 行第 {column} 列的名称不认识：{what}', hint: '事实的名称见 policies/facts.yaml；本文件里的数值要先写在 values、scores 或 parameters 里。没有规则被改动。' },
    en: { title: 'The rule file {file} names something unknown at line {line}, column {column}: {what}', hint: 'Facts are named in policies/facts.yaml; values of the file itself come first, under values, scores or parameters. No rule was changed.' },
  },
  'rule-kind': {
    status: 422,
    zh: { title: '规则文件 {file} 第 {line} 行第 {column} 列用错了种类：{what}', hint: '数和数比，日期和日期比，是非单独成立。没有规则被改动。' },
    en: { title: 'The rule file {file} uses the wrong kind of thing at line {line}, column {column}: {what}', hint: 'A number compares with a number, a date with a date; a yes-or-no stands alone. No rule was changed.' },
  },
  'draft-not-ready': {
    status: 409,
    zh: { title: '公平竞争审查还有 {open} 项没有答复，不能签署', hint: '请逐项答复后再签署。草案保持不变。' },
    en: { title: '{open} questions of the fair-competition review are open, so the draft cannot be signed', hint: 'Answer them one by one and sign then. The draft is as it was.' },
  },
  'rule-identifier': {
    status: 500,
    zh: { title: '不能用作表名或列名：{name}', hint: '名称只用字母、数字和下划线，以字母开头，不超过 63 个字符。没有执行任何语句。' },
    en: { title: 'Not a name for a table or column: {name}', hint: 'Use letters, digits and underscores only, a letter first, at most 63 of them. No statement was run.' },
  },
  'consent-missing': {
    status: 409,
    zh: { title: '没有有效的企业授权：{what}', hint: '请先登记企业本次授权（给谁、哪些数据、到哪一天），再移交。没有任何数据被移交。' },
    en: { title: 'There is no valid consent of the company: {what}', hint: 'Write the consent down first (to whom, which facts, until when), then hand over. Nothing was handed over.' },
  },
  'facts-invalid': {
    status: 422,
    zh: { title: '企业的「{fact}」不能使用：{what}', hint: '可用的事实和单位见 GET /api/policies/facts 或 policies/facts.yaml；不知道的留空，不要填零。没有任何数据被改动。' },
    en: { title: 'The fact {fact} cannot be used: {what}', hint: 'Facts and their units stand in GET /api/policies/facts and policies/facts.yaml; leave out what is not known instead of writing zero. Nothing was changed.' },
  },
  'cases-invalid': {
    status: 422,
    zh: { title: '案例文件 {path} 不能使用：{what}', hint: '案例是 JSON：每个政策一组，每条有 id、inputs、expected。' },
    en: { title: 'The cases in {path} cannot be used: {what}', hint: 'Cases are JSON: a list for each policy, every case with id, inputs and expected.' },
  },
  'fetch-address': {
    status: 422,
    zh: { title: '不是可以抓取的网址：{url}', hint: '请写以 http:// 或 https:// 开头的完整网址，不带用户名和密码。' },
    en: { title: 'Not an address that can be fetched: {url}', hint: 'Give a whole address that begins with http:// or https://, without a name and password.' },
  },
  'fetch-private': {
    status: 403,
    zh: { title: '{url} 不是公网地址，没有连接', hint: '只抓取公网上的网页。内网的文件请下载后用 yinli read 读入。' },
    en: { title: '{url} is not a public address and was not connected to', hint: 'Only pages of the public internet are fetched. Download a file of your own network and give it to yinli read.' },
  },
  'export-no-projects': {
    status: 404,
    zh: { title: '没有符合条件的项目，无法生成数据包', hint: 'OC4IDS 数据包至少要有一个项目。请先读入有项目的版面，或放宽筛选条件。' },
    en: { title: 'No project matches, so there is no package', hint: 'An OC4IDS package holds at least one project. Read pages that tell of projects first, or loosen the filters.' },
  },
  'webhook-address': {
    status: 400,
    zh: { title: '推送目标的地址不对', hint: '请给出以 http:// 或 https:// 开头的完整地址，其中不带用户名和密码。' },
    en: { title: 'The address of the webhook is not right', hint: 'Give a whole address that begins with http:// or https://, without a name and password.' },
  },
  'webhook-private': {
    status: 403,
    zh: { title: '推送目标不是公网地址', hint: '确要推送到内网，请设 YINLI_WEBHOOK_PRIVATE=1 后再试。' },
    en: { title: 'The webhook is not at a public address', hint: 'To send within your own network set YINLI_WEBHOOK_PRIVATE=1 and try again.' },
  },
  'webhook-secret-missing': {
    status: 400,
    zh: { title: '设了 YINLI_WEBHOOKS，但没有签名密钥', hint: '请同时设 YINLI_WEBHOOK_SECRET，或改用 yinli webhook add。' },
    en: { title: 'YINLI_WEBHOOKS is set, but no key to sign with', hint: 'Set YINLI_WEBHOOK_SECRET too, or use yinli webhook add.' },
  },
  'webhook-file': {
    status: 500,
    zh: { title: '推送目标的文件 {path} 无法读取', hint: '文件可能被改坏。请移走它，再用 yinli webhook add 重新添加。' },
    en: { title: 'The file of webhooks {path} cannot be read', hint: 'It may have been damaged. Move it away and add the targets again with yinli webhook add.' },
  },
  'fetch-robots': {
    status: 403,
    zh: { title: '网站不允许自动抓取：{url}', hint: '请在浏览器里打开，另存后用 yinli read 读入，或与网站联系。' },
    en: { title: 'The site asks not to be fetched automatically: {url}', hint: 'Open it in a browser, save it and give it to yinli read, or ask the site.' },
  },
  'fetch-status': {
    status: 502,
    zh: { title: '网站回答 {status}：{url}', hint: '请在浏览器里确认网址还能打开。' },
    en: { title: 'The site answered {status}: {url}', hint: 'See in a browser whether the address still opens.' },
  },
  'fetch-too-large': {
    status: 502,
    zh: { title: '{url} 超过 {limit} MB，已停止', hint: '请下载后用 yinli read 读入。' },
    en: { title: '{url} is larger than {limit} MB and was stopped', hint: 'Download it and give it to yinli read.' },
  },
  'fetch-slow': {
    status: 504,
    zh: { title: '{url} 在 {seconds} 秒内没有传完，已停止', hint: '请过一会儿再试。' },
    en: { title: '{url} did not arrive within {seconds} s and was stopped', hint: 'Try again later.' },
  },
  'fetch-failed': {
    status: 502,
    zh: { title: '连不上 {url}（{why}）', hint: '请检查网址和本机的网络。' },
    en: { title: '{url} could not be reached ({why})', hint: 'Check the address and this machine\'s network.' },
  },
  'file-changing': {
    status: 409,
    zh: { title: '{name} 在读取时一直被改动', hint: '请等写入它的程序结束后再读。账本没有变化。' },
    en: { title: '{name} kept changing while it was read', hint: 'Read it again when the program that writes it has finished. The ledger is unchanged.' },
  },
  'file-unreadable': {
    status: 422,
    zh: { title: '不能读取 {name}（{why}）', hint: '请检查文件权限。账本没有变化。' },
    en: { title: '{name} cannot be read ({why})', hint: 'Check the permissions of the file. The ledger is unchanged.' },
  },
  'usage-invalid': {
    status: 400,
    zh: { title: '命令有误：{what}', hint: '运行 yinli --help 或 yinli 命令 --help 查看用法。' },
    en: { title: 'The command is not right: {what}', hint: 'Run yinli --help or yinli COMMAND --help for its use.' },
  },
  'server-unreachable': {
    status: 503,
    zh: { title: '数据目录由 {url} 上的服务占用，但它没有回答', hint: '请等它启动完成或停止它（进程 {pid}）后再试。账本没有变化。' },
    en: { title: 'The data directory is held by the server at {url}, which does not answer', hint: 'Wait until it has started, or stop it (process {pid}), then try again. The ledger is unchanged.' },
  },
  'read-expands-too-much': {
    status: 413,
    zh: { title: '{name} 解压后超过 {limit} MB 或 {files} 个文件，没有解压', hint: '请分成几个压缩包，或直接上传里面的文件。账本没有变化。' },
    en: { title: '{name} would unpack to more than {limit} MB or {files} files and was not unpacked', hint: 'Split it into several archives, or upload the files themselves. The ledger is unchanged.' },
  },
  'read-archive-inside': {
    status: 415,
    zh: { title: '{name} 是压缩包里的压缩包', hint: '请先解开里面这一层，再上传其中的文件。账本没有变化。' },
    en: { title: '{name} is an archive inside an archive', hint: 'Unpack the inner one first and upload its files. The ledger is unchanged.' },
  },
  'read-too-many-cells': {
    status: 413,
    zh: { title: '{name} 的单元格超过 {limit} 个', hint: '请按工作表或年份拆成几个文件再上传。账本没有变化。' },
    en: { title: '{name} has more than {limit} cells', hint: 'Split it by sheet or year and upload those. The ledger is unchanged.' },
  },
  'read-too-complex': {
    status: 422,
    zh: { title: '{name} 的结构过于复杂，没有读', hint: '请用原软件或浏览器打开，只把正文另存为文本或打印为 PDF 再上传。账本没有变化。' },
    en: { title: '{name} is built too intricately to be read', hint: 'Open it in its program or a browser and save its text, or print it to PDF, and upload that. The ledger is unchanged.' },
  },
  'read-too-large': {
    status: 413,
    zh: { title: '{name} 太大（{size} MB，上限 {limit} MB）', hint: '请按版面拆成多个文件再上传。账本没有变化。' },
    en: { title: '{name} is too large ({size} MB, the limit is {limit} MB)', hint: 'Split it into one file a page and upload those. The ledger is unchanged.' },
  },
  'read-encrypted': {
    status: 415,
    zh: { title: '{name} 有密码保护', hint: '请在原软件里去掉打开密码，另存后再上传。账本没有变化。' },
    en: { title: '{name} is protected by a password', hint: 'Take the password off in the program that made it, save it and upload that. The ledger is unchanged.' },
  },
  'read-damaged': {
    status: 422,
    zh: { title: '{name} 是损坏的 {format} 文件', hint: '请重新下载或重新导出，确认能用一般软件打开，再上传。账本没有变化。' },
    en: { title: '{name} is a damaged {format} file', hint: 'Download or export it again, see that other programs open it, and upload that. The ledger is unchanged.' },
  },
  'read-too-many-pages': {
    status: 413,
    zh: { title: '{name} 有 {pages} 页，上限 {limit} 页', hint: '请拆成几个文件再上传。账本没有变化。' },
    en: { title: '{name} has {pages} pages, the limit is {limit}', hint: 'Split it into several files and upload those. The ledger is unchanged.' },
  },
  'read-no-text': {
    status: 422,
    zh: { title: '{name} 里没有文字', hint: '如果看得见文字，请把页面导出为图片（200 dpi 以上）再上传。账本没有变化。' },
    en: { title: 'There is no text in {name}', hint: 'If you can see text in it, export its pages as images (200 dpi or more) and upload those. The ledger is unchanged.' },
  },
  'read-image-too-large': {
    status: 413,
    zh: { title: '图像 {name} 有 {width} x {height} 像素，上限 {limit} 百万像素', hint: '整版报纸 300 dpi 已经足够清楚。请缩小图像后再上传。账本没有变化。' },
    en: { title: 'The image {name} has {width} x {height} pixels, the limit is {limit} million', hint: '300 dpi show a whole newspaper page well. Make the image smaller and upload it again. The ledger is unchanged.' },
  },
  'read-took-too-long': {
    status: 422,
    zh: { title: '{name} 在 {seconds} 秒内没有读完，已停止', hint: '文件可能已损坏或过于复杂。请拆成单页，或重新导出后再上传。账本没有变化。' },
    en: { title: '{name} was not read within {seconds} s and was stopped', hint: 'It may be damaged or too complex. Split it into single pages or export it again, and upload that. The ledger is unchanged.' },
  },
  'read-took-too-much': {
    status: 422,
    zh: { title: '读 {name} 需要的内存超过上限，已停止', hint: '请拆成单页，或降低图像分辨率后再上传。账本没有变化。' },
    en: { title: 'Reading {name} takes more memory than is allowed and was stopped', hint: 'Split it into single pages, or lower the resolution of its images, and upload that. The ledger is unchanged.' },
  },
  'read-crashed': {
    status: 422,
    zh: { title: '读 {name} 时读取程序中断，没有读完', hint: '请拆成单页，或重新导出后再上传；也可以再试一次。账本没有变化。' },
    en: { title: 'The reader broke down over {name}', hint: 'Split it into single pages or export it again, and upload that; it can be tried again, too. The ledger is unchanged.' },
  },
  'read-utf16': {
    status: 415,
    zh: { title: '{name} 是 UTF-16 编码', hint: '请另存为 UTF-8 编码再上传（记事本：另存为 → 编码 → UTF-8）。账本没有变化。' },
    en: { title: '{name} is encoded in UTF-16', hint: 'Save it again as UTF-8 and upload that. The ledger is unchanged.' },
  },
  'read-format-unsupported': {
    status: 415,
    zh: { title: '{name} 是 {format} 文件，目前还不能读取', hint: '请把文字复制或导出为 UTF-8 编码的 .txt 或 .md 文件。账本没有变化。' },
    en: { title: '{name} is a {format} file, which is not read yet', hint: 'Copy or export its text to a .txt or .md file in UTF-8. The ledger is unchanged.' },
  },
  'ledger-locked': {
    status: 409,
    zh: { title: '数据目录 {dir} 正在被进程 {pid}（{host}，自 {since}）使用', hint: '请使用已在运行的服务（{url}），或先停止它再试。账本没有变化。' },
    en: { title: 'The data directory {dir} is in use by process {pid} on {host} since {since}', hint: 'Use the server that is running ({url}), or stop it first. The ledger is unchanged.' },
  },
  'ledger-network-disk': {
    status: 500,
    zh: { title: '数据目录 {dir} 在网络磁盘（{type}）上', hint: '内置数据库只能放在本机磁盘。请用 YINLI_DATA 指定本机目录，或用 DATABASE_URL 连接 PostgreSQL。' },
    en: { title: 'The data directory {dir} is on a network disk ({type})', hint: 'The built-in database needs a local disk. Name a local directory in YINLI_DATA, or connect to PostgreSQL with DATABASE_URL.' },
  },
  'ledger-unreachable': {
    status: 503,
    zh: { title: '无法打开账本的数据库：{reason}', hint: '请确认 DATABASE_URL 正确、PostgreSQL 已启动且版本不低于 15。账本没有变化。' },
    en: { title: 'The database of the ledger cannot be opened: {reason}', hint: 'Check DATABASE_URL, and that PostgreSQL 15 or newer is running. The ledger is unchanged.' },
  },
  'ledger-newer': {
    status: 500,
    zh: { title: '账本是由更新的版本写成的', hint: '请升级 Yinli 后再打开。账本没有变化。' },
    en: { title: 'The ledger was written by a newer version', hint: 'Upgrade Yinli, then open it again. The ledger is unchanged.' },
  },
  'ledger-text-unstorable': {
    status: 422,
    zh: { title: '{name} 含有无法保存的字符（{what}）', hint: '请去掉这些字符（多为损坏的字节）后重新保存再读。账本没有变化。' },
    en: { title: '{name} holds characters that cannot be stored ({what})', hint: 'Remove them (mostly damaged bytes), save the file again and read it again. The ledger is unchanged.' },
  },
  'ledger-text-differs': {
    status: 409,
    zh: { title: '{name} 的字节与账本中的文献相同，文字却不同', hint: '编码识别的结果变了。请另存为 UTF-8 后再读。账本没有变化。' },
    en: { title: '{name} has the bytes of a document in the ledger but other text', hint: 'Its encoding is recognised differently now. Save it as UTF-8 and read it again. The ledger is unchanged.' },
  },
  'ledger-corrections-differ': {
    status: 409,
    zh: { title: '{name} 的更正刚被别人改过', hint: '请刷新后再试。账本没有变化。' },
    en: { title: 'Somebody else has just changed the corrections of {name}', hint: 'Refresh and try again. The ledger is unchanged.' },
  },
  'ledger-not-empty': {
    status: 409,
    zh: { title: '账本不是空的，不能恢复备份', hint: '请指定一个空的数据目录或空的数据库。账本没有变化。' },
    en: { title: 'The ledger is not empty, so a backup cannot be restored into it', hint: 'Name an empty data directory or an empty database. The ledger is unchanged.' },
  },
  'backup-damaged': {
    status: 422,
    zh: { title: '备份 {file} 不完整或已损坏（{what}）', hint: '请换用另一个备份文件。账本没有变化。' },
    en: { title: 'The backup {file} is incomplete or damaged ({what})', hint: 'Use another backup. The ledger is unchanged.' },
  },
  'intake-not-waiting': {
    status: 409,
    zh: { title: '{name} 不在等待，不能暂停', hint: '正在读的文件会读完；读完的不需要暂停。' },
    en: { title: '{name} is not waiting and cannot be paused', hint: 'What is being read is read to its end; what is read needs no pause.' },
  },
  'intake-not-paused': {
    status: 409,
    zh: { title: '{name} 没有暂停，也没有失败', hint: '只有暂停或失败的文件可以继续。' },
    en: { title: '{name} is neither paused nor failed', hint: 'Only a paused or failed file can be taken up again.' },
  },
  'intake-unavailable': {
    status: 503,
    zh: { title: '这里没有后台读取', hint: '后台读取由 yinli serve 提供；直接读文件请用 POST /api/documents 或 yinli read。' },
    en: { title: 'Nothing is read in the background here', hint: 'yinli serve reads in the background; use POST /api/documents or yinli read to read at once.' },
  },
  'form-format': {
    status: 415,
    zh: { title: '{name} 不是可以填写的表', hint: '请上传 .docx 或 .xlsx 的模板；.doc、.xls 和 WPS 格式请先另存为新格式。账本没有变化。' },
    en: { title: '{name} is no form that can be filled', hint: 'Upload a template as .docx or .xlsx; save .doc, .xls and WPS files in one of these first. The ledger is unchanged.' },
  },
  'form-no-placeholder': {
    status: 422,
    zh: { title: '{name} 里没有占位名', hint: '请在要填的地方写上双花括号和名称，如 {{总投资}}；可用的名称见 GET /api/forms。账本没有变化。' },
    en: { title: 'There is no placeholder in {name}', hint: 'Write names in double braces where answers belong, such as {{总投资}}; GET /api/forms lists them. The ledger is unchanged.' },
  },
  'scores-none': {
    status: 422,
    zh: { title: '{name} 里没有评分', hint: '请用本次观摩下载的评分表填写，保留表头的“项目”和各评分项，再上传。账本没有变化。' },
    en: { title: 'There are no scores in {name}', hint: 'Fill in the score sheet downloaded for this round, keep the headings of projects and criteria, and upload it again. The ledger is unchanged.' },
  },
  'round-changed': {
    status: 409,
    zh: { title: '“{name}”刚被{by}改过', hint: '请重新打开这次观摩，在新的内容上再改。您的改动没有保存。' },
    en: { title: '“{name}” has just been changed by {by}', hint: 'Open the round again and make your change on what it is now. Your change was not saved.' },
  },
  'judgement-same-name': {
    status: 422,
    zh: { title: '判定的两边是同一个名称', hint: '请选择两个不同的主体或名称。账本没有变化。' },
    en: { title: 'Both sides of the judgement are the same name', hint: 'Choose two different entities or names. The ledger is unchanged.' },
  },
  'review-not-open': {
    status: 409,
    zh: { title: '事实 {id} 不待核对', hint: '只有模型提出、规则没有得出的事实才需要核对。请从核对列表中选择。账本没有变化。' },
    en: { title: 'The claim {id} is not up for review', hint: 'Only claims that a model makes and the rules do not are reviewed. Choose one from the list of reviews. The ledger is unchanged.' },
  },
  'correction-ungrounded': {
    status: 422,
    zh: { title: '更正在原文中没有依据（{why}）', hint: '引文须与报道一字不差，数字、日期和名称须能在引文所在的段落里读到。账本没有变化。' },
    en: { title: 'The correction has no ground in the text ({why})', hint: 'Its quote must stand in the article letter for letter, and its figure, dates and names in the paragraph of the quote. The ledger is unchanged.' },
  },
  'model-not-configured': {
    status: 400,
    zh: { title: '没有可用的模型接口：{what}', hint: '请设置 YINLI_MODEL_URL（OpenAI 兼容接口，如 http://127.0.0.1:11434/v1）和 YINLI_MODEL_NAME，需要时设置 YINLI_MODEL_KEY。账本没有变化。' },
    en: { title: 'There is no model to ask: {what}', hint: 'Set YINLI_MODEL_URL (an OpenAI-compatible endpoint such as http://127.0.0.1:11434/v1) and YINLI_MODEL_NAME, and YINLI_MODEL_KEY where it is needed. The ledger is unchanged.' },
  },
  'model-refused': {
    status: 503,
    zh: { title: '{host} 上的模型接口拒绝了请求（HTTP {status}）', hint: '请核对 YINLI_MODEL_URL、YINLI_MODEL_NAME 和 YINLI_MODEL_KEY。已写入账本的内容不受影响。' },
    en: { title: 'The model endpoint at {host} refuses (HTTP {status})', hint: 'Check YINLI_MODEL_URL, YINLI_MODEL_NAME and YINLI_MODEL_KEY. What is in the ledger is safe.' },
  },
  'model-unreachable': {
    status: 503,
    zh: { title: '连不上 {host} 上的模型接口', hint: '请确认它在运行、地址正确。已写入账本的内容不受影响。' },
    en: { title: 'The model endpoint at {host} cannot be reached', hint: 'Check that it runs and that the address is right. What is in the ledger is safe.' },
  },
  internal: {
    status: 500,
    zh: { title: '内部错误', hint: '已写入账本的内容不受影响。请运行 yinli doctor，并把编号 {id} 告诉管理员。' },
    en: { title: 'Internal error', hint: 'What is in the ledger is safe. Run yinli doctor and give your administrator the number {id}.' },
  },
} as const satisfies Record<string, ErrorRow>

export type ErrorCode = keyof typeof errorTable
export type Lang = 'zh' | 'en'

/** The one error class that carries a permanent code; anything else that is thrown is a defect. */
export class YinliError extends Error {
  readonly code: ErrorCode
  readonly details: Record<string, string | number>
  constructor(code: ErrorCode, details: Record<string, string | number> = {}, cause?: unknown) {
    super(describeError(code, details, 'zh').title, cause === undefined ? undefined : { cause })
    this.name = 'YinliError'
    this.code = code
    this.details = details
  }
}

/** Title and next step of an error in the reader's language. */
export function describeError(code: ErrorCode, details: Record<string, string | number>, lang: Lang): { title: string; hint: string } {
  const fill = (s: string) => s.replace(/\{(\w+)\}/g, (_, key: string) => String(details[key] ?? ''))
  const { title, hint } = errorTable[code][lang]
  return { title: fill(title), hint: fill(hint) }
}
