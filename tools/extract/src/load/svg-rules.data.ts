/** Elements a figure may have. None of them acts, fetches or styles what is around it. */
export const svgElements: ReadonlySet<string> = new Set([
  'circle',
  'clipPath',
  'defs',
  'desc',
  'ellipse',
  'g',
  'line',
  'linearGradient',
  'marker',
  'mask',
  'path',
  'pattern',
  'polygon',
  'polyline',
  'radialGradient',
  'rect',
  'stop',
  'svg',
  'symbol',
  'text',
  'textPath',
  'title',
  'tspan',
  'use',
])

/** Attributes whose value is an id or a list of ids, without `#`. */
export const idListAttributes: ReadonlySet<string> = new Set([
  'aria-describedby',
  'aria-labelledby',
  'id',
])
