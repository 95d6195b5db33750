import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { settle } from './settle.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** True if the object is gone after some garbage collections. */
export async function isCollected(ref: WeakRef<object>): Promise<boolean> {
  for (let i = 0; i < 20 && ref.deref() !== undefined; i++) {
    // A `WeakRef` that was looked at keeps its object until the turn ends.
    await settle()
    collect()
  }
  return ref.deref() === undefined
}

/** Bytes on the heap of what is still in use. */
export function usedMemory(): number {
  collect()
  return process.memoryUsage().heapUsed
}
