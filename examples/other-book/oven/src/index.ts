export { type Dough, hydration, needsFolding } from './dough.ts'
export { BakingDay, type Step } from './baking-day.ts'
