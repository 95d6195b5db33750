import { defineBook, type BookConfig } from '#schemas/book.ts'

const book: BookConfig = defineBook({
  title: { zh: 'K8s 源码注疏', en: 'Annotated Kubernetes' },
  description: {
    zh: '把 Kubernetes 的关键部件移植成 TypeScript，逐行作注，每条说法都有证据。',
    en: 'Kubernetes internals, ported to TypeScript and annotated line by line, every claim with its evidence.',
  },
  locales: [
    { code: 'zh', lang: 'zh-CN', label: '简体中文' },
    { code: 'en', lang: 'en', label: 'English' },
  ],
  parts: [
    { id: 'reading', title: { zh: '开卷', en: 'Before you start' } },
    { id: 'workqueue', title: { zh: '工作队列', en: 'The work queue' } },
  ],
  ports: [{ name: 'workqueue', path: 'ports/workqueue' }],
  site: 'https://annotated-k8s.example',
  license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
})

export default book
