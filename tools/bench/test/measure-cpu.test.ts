import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { leastOf, measureCpu } from '../src/measure-cpu.ts'
import { plainMarkdown } from '../src/plain-starlight.ts'

/** Uses about `milliseconds` of CPU. */
const burn = (milliseconds: number): string =>
  `const used = () => process.cpuUsage().user + process.cpuUsage().system
   while (used() < ${milliseconds} * 1000) for (let i = 0; i < 1e6; i += 1) Math.sqrt(i)`

describe('measureCpu', () => {
  it('counts what the program used, and not how long it waited', () => {
    const idle = measureCpu({ args: ['-e', 'setTimeout(() => {}, 400)'], cwd: tmpdir() })
    const busy = measureCpu({ args: ['-e', burn(600)], cwd: tmpdir() })
    expect(idle).toBeGreaterThan(0)
    expect(busy - idle).toBeGreaterThan(0.4)
  })

  it.runIf(process.platform === 'linux')('counts the processes the program started', () => {
    const script = `require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(burn(600))}])`
    expect(measureCpu({ args: ['-e', script], cwd: tmpdir() })).toBeGreaterThan(0.55)
  })

  it('fails with what the program said', () => {
    expect(() => measureCpu({ args: ['-e', 'throw new Error("burnt")'], cwd: tmpdir() })).toThrow(
      'burnt',
    )
  })
})

describe('leastOf', () => {
  it('keeps the smallest', () => {
    const values = [3, 1, 2]
    expect(leastOf(3, () => values.pop() ?? 0)).toBe(1)
  })
})

describe('plainMarkdown', () => {
  it('keeps text and code and drops our components', () => {
    const woven = `---
title: 'x'
---

{/* Generated. */}

import { Excerpt } from '#components'

## Sets {#sets}

Call <Sym id="a/b#c">\`c\`</Sym> once.

<Excerpt of="a/b#c" lines="1-2">

\`\`\`ts
const a: Map<string, number> = new Map()
\`\`\`

</Excerpt>
`
    const plain = plainMarkdown(woven, 'T')
    expect(plain).toContain('title: "T"')
    expect(plain).toContain('## Sets\n')
    expect(plain).toContain('Call `c` once.')
    expect(plain).toContain('```ts\nconst a')
    expect(plain).not.toMatch(/Excerpt|Sym|import|Generated/u)
  })
})
