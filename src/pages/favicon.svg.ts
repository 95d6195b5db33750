import type { APIRoute } from 'astro'

/** Two columns of ink and a note in cinnabar: what every page of a book looks like from far away. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="3" fill="#faf7f0"/>
<path d="M6 8h13M6 14h9M6 20h12M6 26h7" stroke="#221e18" stroke-width="2.6"/>
<circle cx="25" cy="14" r="4.6" fill="#a8281d"/>
</svg>
`

export const GET: APIRoute = () =>
  new Response(ICON, { headers: { 'content-type': 'image/svg+xml' } })
