import { describe, expect, it } from 'vitest'
import { type ChartInput, chartSchema } from '#schemas/chart.ts'
import { layOutAxis } from '../../src/chart/axis.ts'
import { buildChartTable } from '../../src/chart/chart-table.ts'
import { spread } from '../../src/chart/end-labels.ts'
import { renderChart } from '../../src/chart/render-chart.ts'
import { textWidth, wrapText } from '../../src/chart/text-lines.ts'
import { readSvg } from '../../src/load/svg.ts'

const text = (en: string): { en: string } => ({ en })

/** As many curves as there may be, ending in one place. */
function crowd(count: number, scale: 'linear' | 'log' = 'linear'): ReturnType<typeof parse> {
  return parse({
    x: { label: text('x <a>') },
    y: { label: text('y & z'), scale },
    series: Array.from({ length: count }, (_, index) => ({
      name: text(`the curve that has the number ${index}`),
      mark: (['line', 'step', 'dots'] as const)[index % 3],
      points: Array.from({ length: 60 }, (_, x): [number, number] => [x, 1 + x]),
    })),
  })
}

function parse(chart: ChartInput): ReturnType<typeof chartSchema.parse> {
  return chartSchema.parse(chart)
}

const axis = (over: object): Parameters<typeof layOutAxis>[0] => ({
  label: text('x'),
  scale: 'linear',
  format: 'number',
  ...over,
})
const labels = (...[one, span]: Parameters<typeof layOutAxis>): string[] =>
  layOutAxis(one, span).ticks.map((tick) => tick.text)

describe('an axis', () => {
  it('labels every power of ten where there is room, and then fewer', () => {
    const span = { direction: 'y', values: [5e6, 1e12] } as const
    const duration = axis({ scale: 'log', format: 'duration' })
    const tall = labels(duration, { ...span, range: [400, 0] })
    expect(tall).toEqual(['1 ms', '10 ms', '100 ms', '1 s', '10 s', '100 s', '1000 s'])
    expect(labels(duration, { ...span, range: [70, 0] })).toEqual(['1 ms', '1 s', '1000 s'])
  })

  it('labels 2 and 5 too over less than three powers', () => {
    const span = { direction: 'y', values: [1, 10], range: [400, 0] } as const
    expect(labels(axis({ scale: 'log' }), span)).toEqual(['1', '2', '5', '10'])
  })

  it('has no broken numbers between whole ones, and starts heights at nothing', () => {
    const span = { values: [1, 3], range: [0, 600] } as const
    expect(labels(axis({}), { ...span, direction: 'x' })).toEqual(['1', '2', '3'])
    expect(labels(axis({}), { ...span, direction: 'y', range: [300, 0] })[0]).toBe('0')
  })

  it('labels what it is told to', () => {
    const span = { direction: 'x', values: [1, 3], range: [0, 600] } as const
    expect(labels(axis({ ticks: [0, 3, 7] }), span)).toEqual(['0', '3', '7'])
  })

  it('gives room to a single value', () => {
    const place = layOutAxis(axis({}), { direction: 'y', values: [0], range: [300, 0] }).place(0)
    expect(place).toBeGreaterThan(0)
    expect(place).toBeLessThan(300)
  })
})

describe('the names beside the plot', () => {
  it('move apart as far as they must and stay inside', () => {
    expect(spread([100, 101], [20, 20], [0, 200])).toEqual([100, 120])
    expect(spread([195, 199], [20, 20], [0, 200])).toEqual([170, 190])
    expect(spread([50, 150], [20, 20], [0, 200])).toEqual([50, 150])
  })

  it('break between words and between Chinese characters', () => {
    expect(wrapText('one two three', textWidth('one two '))).toEqual(['one two', 'three'])
    expect(wrapText('令牌桶令牌桶', textWidth('令牌桶'))).toEqual(['令牌桶', '令牌桶'])
    expect(wrapText('unbreakable', 1)).toEqual(['unbreakable'])
  })
})

describe('a chart', () => {
  it.each([1, 2, 5])('of %d curves is a figure that may stand on a page', (count) => {
    for (const scale of ['linear', 'log'] as const) {
      const svg = renderChart(crowd(count, scale), 'en')
      expect(readSvg(svg, 'fig-').kind).toBe('svg')
      expect(svg).not.toMatch(/NaN|Infinity|undefined/u)
      expect(svg).toContain('x &lt;a&gt;')
    }
  })

  it('leaves the name of a lone curve to the axis, and gives it the whole width', () => {
    const one = renderChart(crowd(1), 'en')
    expect(one).not.toContain('the curve that')
    expect(one).toMatch(/V354H640M/u)
    expect(renderChart(crowd(2), 'en')).toContain('the curve that')
  })

  it('has a line only to the name of a curve that ends early', () => {
    const ending = (last: number): string => {
      const chart = crowd(2)
      chart.series[1]?.points.splice(last)
      return renderChart(chart, 'en')
    }
    const leader = /class="fig-muted"[^>]*stroke-width="1"><\/path>/gu
    expect(ending(30).match(leader)).toHaveLength(1)
    expect(ending(60).match(leader)).toBeNull()
  })

  it('has no text over another', () => {
    const svg = renderChart(crowd(5), 'en')
    const found = [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"([^>]*)>([^<]+)</gu)]
    const boxes = found.map(([, x = '', y = '', rest = '', content = '']) => {
      const width = textWidth(content)
      const back = rest.includes('"end"') ? width : rest.includes('"middle"') ? width / 2 : 0
      return { left: Number(x) - back, right: Number(x) - back + width, y: Number(y) }
    })
    const overlaps = boxes.flatMap((a, at) =>
      boxes
        .slice(at + 1)
        .filter((b) => Math.abs(a.y - b.y) < 18 && a.left < b.right && b.left < a.right),
    )
    expect(found.length).toBeGreaterThan(15)
    expect(overlaps).toEqual([])
    for (const { left, right } of boxes) {
      expect(left).toBeGreaterThanOrEqual(-0.1)
      expect(right).toBeLessThanOrEqual(640.1)
    }
  })

  it('lists all its points, or thirty of them with the first and the last', () => {
    const small = parse({
      x: { label: text('x') },
      y: { label: text('y') },
      series: [
        { name: text('a'), points: [[1, 5]] },
        { name: text('b'), points: [[2, 6]] },
      ],
    })
    expect(buildChartTable(small, 'en')).toEqual({
      head: ['x', 'a', 'b'],
      rows: [
        ['1', '5', ''],
        ['2', '', '6'],
      ],
      total: 2,
    })
    const { rows, total } = buildChartTable(crowd(1), 'en')
    expect(total).toBe(60)
    expect(rows).toHaveLength(30)
    expect([rows[0], rows.at(-1)]).toEqual([
      ['0', '1'],
      ['59', '60'],
    ])
  })
})
