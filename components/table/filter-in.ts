type Parser = { parseServerSide: (value: string | undefined) => unknown }

/** The filters of a list as an address has them, outside of React; by the parsers that the list itself uses. */
export const filterIn = <Parsers extends Readonly<Record<string, Parser>>>(
  parsers: Parsers,
  search: URLSearchParams,
) =>
  Object.fromEntries(
    Object.entries(parsers).map(([name, parser]) => [
      name,
      parser.parseServerSide(search.get(name) ?? undefined),
    ]),
  ) as { [Name in keyof Parsers]: ReturnType<Parsers[Name]['parseServerSide']> }
