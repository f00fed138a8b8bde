// Brings an installation to the state its sources describe: packages installed, server and console built.
// Plain Node without dependencies, because it runs before there are any. Everything it says goes to stderr.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const lockFile = join(root, 'package-lock.json')

/** Node packages as package-lock.json names them. Fast when nothing changed. */
export function ensureInstalled() {
  requireNode()
  const want = sha256(readFileSync(lockFile))
  const stamp = join(root, 'node_modules', '.yinli-lock')
  if (read(stamp) === want) return
  // Somebody ran npm themselves: npm's own record of the tree is at least as new as the lock file.
  const record = join(root, 'node_modules', '.package-lock.json')
  if (existsSync(record) && statSync(record).mtimeMs >= statSync(lockFile).mtimeMs) return writeFileSync(stamp, want)
  exclusively(() => {
    if (read(stamp) === want) return
    say('正在安装依赖（第一次约一两分钟）… Installing packages (a minute or two the first time)…')
    // The CPU binary of onnxruntime is in its package; its postinstall would fetch GPU libraries from elsewhere.
    // Not `npm ci`: it refuses a lock file written where a registry lacks other platforms' binaries. `install` keeps to the same
    // locked versions and finds this platform's; the lock file itself is put back as it was.
    const locked = readFileSync(lockFile)
    run(npm(), ['install', '--no-save', '--no-audit', '--no-fund', '--include=dev', '--loglevel=error'], { ONNXRUNTIME_NODE_INSTALL: 'skip' })
    if (!readFileSync(lockFile).equals(locked)) writeFileSync(lockFile, locked)
    writeFileSync(stamp, want)
  })
}

/** dist/ from src/. */
export function ensureBuilt() {
  build('dist', ['src', 'tsconfig.json', 'package-lock.json'], '正在编译服务端… Building the server…', out =>
    run([process.execPath], [bin('typescript/bin/tsc'), '-p', 'tsconfig.json', '--outDir', out]))
}

/** console/dist from console/, and from the door to reading and the model, which also run in the browser. */
export function ensureConsole() {
  build('console/dist', ['console/src', 'console/index.html', 'console/public', 'console/vite.config.ts', 'console/build.ts', 'console/package.json', 'src/base', 'src/model', 'src/read', 'src/claim', 'model', 'package-lock.json'],
    '正在构建控制台… Building the console…', out =>
    run([process.execPath], [bin('vite/bin/vite.js'), 'build', 'console', '--outDir', out, '--emptyOutDir', '--logLevel', 'warn']))
}

/** Builds beside the old output and swaps, so that a build that fails or is killed leaves what was there. */
function build(output, inputs, message, make) {
  const want = fingerprint(inputs)
  const target = join(root, output)
  const stamp = join(target, '.built-from')
  if (read(stamp) === want) return
  exclusively(() => {
    if (read(stamp) === want) return
    say(message)
    const fresh = `${target}.new`
    rmSync(fresh, { recursive: true, force: true })
    make(fresh)
    writeFileSync(join(fresh, '.built-from'), want)
    rmSync(target, { recursive: true, force: true })
    renameSync(fresh, target)
  })
}

function fingerprint(inputs) {
  const hash = createHash('sha256')
  const visit = path => {
    const full = join(root, path)
    if (!existsSync(full)) return
    if (statSync(full).isDirectory()) for (const name of readdirSync(full).sort()) visit(join(path, name))
    else if (!/\.test\.tsx?$/.test(path)) hash.update(path).update('\0').update(readFileSync(full)).update('\0')
  }
  inputs.forEach(visit)
  return hash.digest('hex')
}

/** One installer or builder at a time in this folder: two commands started together must not write the same files. */
function exclusively(work) {
  const lock = join(root, '.cache', 'build.lock')
  mkdirSync(dirname(lock), { recursive: true })
  for (let told = false; ; ) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      const holder = Number(read(lock))
      if (holder && !alive(holder)) { rmSync(lock, { force: true }); continue }
      if (!told) say(`另一个进程（${holder}）正在安装或编译，等待它完成… Waiting for another process (${holder}) to finish installing or building…`)
      told = true
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
    }
  }
  try { work() } finally { rmSync(lock, { force: true }) }
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  say(`需要 Node.js 20.19 或更新的版本，当前是 ${process.versions.node}。Node.js 20.19 or newer is needed; this is ${process.versions.node}.`)
  process.exit(1)
}

/** Runs a command in the project's folder with its output on stderr; ends this process when it fails. */
export function run([command, ...prefix], args, env = {}) {
  const done = spawnSync(command, [...prefix, ...args], { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, ...env }, shell: process.platform === 'win32' && command === 'npm' })
  if (done.status === 0) return
  say(`命令失败，上面是它的输出。The command failed; its output is above: ${[command, ...args].join(' ')}${done.error ? ` (${done.error.message})` : ''}`)
  process.exit(done.status || 1)
}

/** The npm that belongs to this Node, also when only `node` is on the PATH. */
export function npm() {
  const beside = join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js')
  const script = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : existsSync(beside) ? beside : null
  return script ? [process.execPath, script] : ['npm']
}

export const bin = path => join(root, 'node_modules', path)
export const say = message => process.stderr.write(`${message}\n`)
const sha256 = bytes => createHash('sha256').update(bytes).digest('hex')
const read = path => { try { return readFileSync(path, 'utf8') } catch { return null } }
const alive = pid => { try { process.kill(pid, 0); return true } catch (error) { return error.code === 'EPERM' } }
