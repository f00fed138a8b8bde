import { readFileSync, statfsSync } from 'node:fs'
import { YinliError } from '../../base/errors.ts'

/** statfs magic numbers of file systems that live on another machine; their locks and their idea of "written" cannot be trusted. */
const remote = new Map([
  [0x6969, 'nfs'], [0xff534d42, 'cifs'], [0xfe534d42, 'smb2'], [0x517b, 'smb'], [0x5346414f, 'afs'], [0x00c36400, 'ceph'], [0x0bd00bd0, 'lustre'],
])
const fuse = 0x65735546
const remoteFuse = /^fuse\.(?:sshfs|s3fs|rclone|gcsfuse|goofys|davfs2?|curlftpfs|glusterfs|juicefs|smbnetfs)/

/** Throws `ledger-network-disk` when `dir` lies on a network file system. */
export function refuseNetworkDisk(dir: string): void {
  const type = statfsSync(dir).type >>> 0
  const found = remote.get(type) ?? (type === fuse ? remoteFuse.exec(mountType(dir))?.[0] : undefined)
  if (found) throw new YinliError('ledger-network-disk', { dir, type: found })
}

/** The type /proc names for the mount that holds `dir`: FUSE has one magic number for local and remote alike. */
function mountType(dir: string): string {
  let best = { at: '', type: '' }
  let mounts = ''
  try { mounts = readFileSync('/proc/self/mounts', 'utf8') } catch { /* not Linux */ }
  for (const line of mounts.split('\n')) {
    const [, at = '', type = ''] = line.split(' ')
    const path = at.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
    if ((dir === path || dir.startsWith(path.endsWith('/') ? path : `${path}/`)) && path.length >= best.at.length) best = { at: path, type }
  }
  return best.type
}
