import { defineBook, type BookConfig } from '#schemas/book.ts'

const book: BookConfig = defineBook({
  title: { en: 'Bread, by the clock' },
  description: { en: 'A small program that plans a day of baking backwards from breakfast.' },
  locales: [{ code: 'en', lang: 'en', label: 'English' }],
  parts: [{ id: 'plan', title: { en: 'The plan' } }],
  ports: [{ name: 'oven', path: 'oven' }],
  site: 'https://bread.example',
  repository: { url: 'https://github.com/example/other-book' },
  license: { name: 'CC0-1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
})

export default book
