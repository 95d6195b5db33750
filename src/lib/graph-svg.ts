import {
  type GraphLayout,
  NAME_SIZE,
  OWNER_SIZE,
  type PlacedEdge,
  type PlacedNode,
  type Point,
} from './graph-layout.ts'
import { escapeHtml } from './html-text.ts'

/** What a drawing says besides the graph. */
export interface GraphTexts {
  /** Names the drawing. */
  label: string
  /** Address of a node's page. */
  href: (id: string) => string
}

/** So that outlines at the border are not cut. */
const MARGIN = 3
const ARROW = 8

/** Draws a graph in the manner of the drawn figures: every node is a link. */
export function renderGraph(
  { width, height, nodes, edges }: GraphLayout,
  texts: GraphTexts,
): string {
  const [w, h] = [Math.ceil(width) + 2 * MARGIN, Math.ceil(height) + 2 * MARGIN]
  return [
    `<svg role="group" aria-label="${escapeHtml(texts.label)}" width="${w}" height="${h}"`,
    ` viewBox="${-MARGIN} ${-MARGIN} ${w} ${h}" font-family="inherit">`,
    ...edges.map(renderEdge),
    ...nodes.map((node) => renderNode(node, texts)),
    '</svg>',
  ].join('')
}

function renderEdge({ points }: PlacedEdge): string {
  const [start, ...rest] = points
  const end = rest.at(-1)
  if (start === undefined || end === undefined) return ''
  const before = rest.at(-2) ?? start
  const curves = rest.map(at).join(' ')
  return (
    `<path class="fig-line" d="M${at(start)}C${curves}" fill="none" stroke="currentColor" stroke-width="1.25"/>` +
    `<path class="fig-line" d="${arrowHead(before, end)}" fill="currentColor"/>`
  )
}

/** A triangle whose tip is at `end`. */
function arrowHead(before: Point, end: Point): string {
  const angle = Math.atan2(end.y - before.y, end.x - before.x)
  const corner = (turn: number): Point => ({
    x: end.x - ARROW * Math.cos(angle + turn),
    y: end.y - ARROW * Math.sin(angle + turn),
  })
  return `M${at(end)}L${at(corner(0.42))} ${at(corner(-0.42))}Z`
}

function renderNode({ node, x, y, width, height }: PlacedNode, { href }: GraphTexts): string {
  const { id, owner, name, exported, focus } = node
  const dashes = exported ? '' : ' stroke-dasharray="4 3"'
  const box =
    `<rect class="${focus ? 'fig-ink' : 'fig-line'}" x="${round(x - width / 2)}" y="${round(y - height / 2)}"` +
    ` width="${width}" height="${height}" rx="4" stroke="currentColor" stroke-width="${focus ? 2.5 : 1.25}"${dashes}/>`
  const text = (line: string, top: number, size: number, kind: string): string =>
    `<text class="${kind}" x="${round(x)}" y="${round(top)}" font-size="${size}" text-anchor="middle" fill="currentColor">${escapeHtml(line)}</text>`
  const lines =
    owner === undefined
      ? text(name, y + NAME_SIZE * 0.35, NAME_SIZE, 'graph-name')
      : // What a screen reader says is what stands there; the space keeps the two apart.
        `${text(owner, y - 5, OWNER_SIZE, 'fig-muted')} ` +
        text(name, y + NAME_SIZE * 0.9, NAME_SIZE, 'graph-name')
  return (
    `<a href="${escapeHtml(href(id))}"${focus ? ' aria-current="true"' : ''}>` +
    `${box}${lines}</a>`
  )
}

function at({ x, y }: Point): string {
  return `${round(x)},${round(y)}`
}

/** To a tenth of a pixel. */
function round(value: number): number {
  return Math.round(value * 10) / 10
}
