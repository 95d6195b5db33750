import { describe, expect, it } from 'vitest'
import { renderValue } from '../../src/chart/value-text.ts'

describe('a value on an axis', () => {
  it.each([
    [0, '0 s'],
    [1, '1 ns'],
    [0.25, '0.25 ns'],
    [1500, '1.5 µs'],
    [5e6, '5 ms'],
    [1.28e9, '1.28 s'],
    [163.84e9, '163.8 s'],
    [1000e9, '1000 s'],
    [-5e6, '−5 ms'],
    [2 ** 63, '9.223×10⁹ s'],
  ])('writes %d nanoseconds as %s', (value, text) => {
    expect(renderValue(value, 'duration', 'short')).toBe(text)
  })

  it.each([
    [0, '0'],
    [0.1 + 0.2, '0.3'],
    [-3, '−3'],
    [1000, '1000'],
    [1e6, '10⁶'],
    [2.5e8, '2.5×10⁸'],
    [1e-9, '10⁻⁹'],
  ])('writes the number %d as %s', (value, text) => {
    expect(renderValue(value, 'number', 'short')).toBe(text)
  })

  it('keeps in a table the digits an axis drops', () => {
    expect(renderValue(163.84e9, 'duration', 'full')).toBe('163.84 s')
    expect(renderValue(1_234_567, 'number', 'full')).toBe('1234567')
  })
})
