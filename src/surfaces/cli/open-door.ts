import type { OpenDoor } from './run.ts'
export const openDoor: OpenDoor = async () => { throw new Error('not yet') }
