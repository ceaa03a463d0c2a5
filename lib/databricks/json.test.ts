import fc from 'fast-check'
import { propertyRuns } from '@/lib/testing/property-runs'
import { parse } from 'lossless-json'
import { bareInteger, readJson, writeJson } from './json'

describe('readJson', () => {
  it('keeps integers beyond 2^53 digit for digit, as strings', () => {
    expect(
      readJson('{"job_id":9007199254740993,"run_id":620000000000000017,"n":-9007199254740993}'),
    ).toEqual({
      job_id: '9007199254740993',
      run_id: '620000000000000017',
      n: '-9007199254740993',
    })
  })

  it('leaves numbers that are exact alone', () => {
    expect(readJson('{"a":9007199254740991,"b":1.5,"c":-0.25e3,"d":0}')).toEqual({
      a: 9007199254740991,
      b: 1.5,
      c: -250,
      d: 0,
    })
  })

  it('reads every number as a lossless parser reads it', () => {
    const number = fc.oneof(
      fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }).map(String),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
      fc
        .tuple(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.nat(), fc.integer({ min: -30, max: 30 }))
        .map(([whole, fraction, exponent]) => `${whole}.${fraction}e${exponent}`),
      fc.string().map((text) => JSON.stringify(`${text}12345678901234567890`)),
    )
    const exact = (digits: string) =>
      /^-?\d+$/.test(digits) && !Number.isSafeInteger(Number(digits)) ? digits : Number(digits)
    fc.assert(
      fc.property(fc.array(number), fc.constantFrom('', ' ', '\n'), (numbers, gap) => {
        const text = `{"a":[${numbers.join(`,${gap}`)}]}`
        expect(readJson(text)).toEqual(parse(text, null, exact))
      }),
      propertyRuns(),
    )
  })

  it('finds the end of a string behind any number of backslashes and quotes', () => {
    const text = fc.string({ unit: fc.constantFrom('\\', '"', '9007199254740993', ',') })
    fc.assert(
      fc.property(text, text, (a, b) => {
        const json = `[${JSON.stringify(a)},9007199254740993,${JSON.stringify(b)}]`
        expect(readJson(json)).toEqual([a, '9007199254740993', b])
      }),
      propertyRuns(),
    )
  })

  it('reads what JSON.parse reads, for any value without large integers', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        fc.pre(!/__proto__/.test(text) && !/\d{16}/.test(text))
        expect(readJson(text)).toEqual(JSON.parse(text))
      }),
      propertyRuns(),
    )
  })

  it.each(['{"__proto__":{"isAdmin":true}}', '{"\\u005f_proto__":{"isAdmin":true}}'])(
    'drops %s and pollutes nothing',
    (text) => {
      const value = readJson(text) as object
      expect(Object.keys(value)).toEqual([])
      expect(({ ...value } as { isAdmin?: boolean }).isAdmin).toBeUndefined()
      expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
    },
  )

  it('refuses nesting that would exhaust the stack, without recursing into it', () => {
    expect(() => readJson('['.repeat(100_000) + ']'.repeat(100_000))).toThrow(/nested deeper/)
    expect(() => readJson('{"a":'.repeat(100_000))).toThrow(/nested deeper/)
  })

  it('does not count brackets inside strings', () => {
    expect(
      readJson(JSON.stringify({ a: '['.repeat(1000) + '\\"' + '{'.repeat(1000) })),
    ).toHaveProperty('a')
  })

  it('takes the last of two equal keys, as JSON.parse does', () => {
    expect(readJson('{"a":1,"a":2}')).toEqual({ a: 2 })
  })

  it.each(['', '{', '<html>', '{"a":1}}', 'undefined'])('throws a SyntaxError for %p', (text) => {
    expect(() => readJson(text)).toThrow(SyntaxError)
  })
})

describe('writeJson', () => {
  it('writes ids as the bare integers they are', () => {
    expect(writeJson({ job_id: bareInteger('9007199254740993'), name: 'x' })).toBe(
      '{"job_id":9007199254740993,"name":"x"}',
    )
  })

  it('leaves out what is undefined', () => {
    expect(writeJson({ a: undefined, b: [1, 'two', null] })).toBe('{"b":[1,"two",null]}')
  })

  it.each(['1e3', '1.5', '', '01', '12345678901234567890', '1,"x":1'])(
    'refuses %p as an id',
    (id) => {
      expect(() => bareInteger(id)).toThrow(TypeError)
    },
  )
})
