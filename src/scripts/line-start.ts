import { showRange } from './line-range.ts'

addEventListener('hashchange', showRange)
showRange()
