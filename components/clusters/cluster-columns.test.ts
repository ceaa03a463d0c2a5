import { fitColumns, leastNameWidth } from '../table/fit-columns'
import { clusterColumns } from './cluster-columns'

it('with all the usual columns the name of a cluster keeps its room at any width', () => {
  const columns = fitColumns(clusterColumns(0, true).filter(({ isOptional }) => !isOptional))
  for (const width of [390, 768, 1064, 1440, 1920]) {
    const taken = columns
      .filter(({ shownFrom }) => shownFrom <= width)
      .reduce((sum, column) => sum + (column.width ?? 0), 102)
    // A phone shows the name alone, so there the columns beside it take nothing.
    if (width > 480) expect(width - taken).toBeGreaterThanOrEqual(leastNameWidth)
  }
})
