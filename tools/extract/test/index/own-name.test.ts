import { expect, it } from 'vitest'
import { ownName } from '#authored/own-name.ts'

it.each([
  ['workqueue/queue#Queue.add', 'add'],
  ['workqueue/queue#Queue', 'Queue'],
  ['workqueue/node/fs#open(2)', 'open'],
  ['a/b#Queue.[Symbol.iterator]', '[Symbol.iterator]'],
  ['a/b#Queue.["a.b"]', '["a.b"]'],
  ['a/b#Queue.#dirty', '#dirty'],
  ['Queue.#dirty', '#dirty'],
  ['a/b#Queue.static:of', 'of'],
  ['a/b#I.()', '()'],
  ['a/b#I.()(2)', '()'],
  ['a/b#f.<T>', '<T>'],
])('the own name of %s is %s', (id, name) => {
  expect(ownName(id)).toBe(name)
})
