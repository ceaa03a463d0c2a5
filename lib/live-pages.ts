/** What every list of our API answers. */
export type PageOf<Item> = {
  items: Item[]
  nextPageToken: string | null
  asOf: string
}

/** The pages of a list that the browser holds, under the path of the first: as old as the oldest of them. */
export type HeldPages<Page> = { pages: Page[]; asOf: string }

export function joined<Page extends { asOf: string }>(pages: Page[]): HeldPages<Page> {
  return { pages, asOf: pages.map(({ asOf }) => asOf).sort()[0] ?? '' }
}

/** The held pages without what is no longer on the list. */
export const withoutThose =
  <Item>(isGone: (item: Item) => boolean) =>
  (held: HeldPages<PageOf<Item>> | undefined): HeldPages<PageOf<Item>> | undefined =>
    held && {
      ...held,
      pages: held.pages.map((page) => ({
        ...page,
        items: page.items.filter((item) => !isGone(item)),
      })),
    }

/** The held pages with one thing changed, as an action shows it before the list is asked for again. */
export const withChanged =
  <Item>(change: (item: Item) => Item) =>
  (held: HeldPages<PageOf<Item>> | undefined): HeldPages<PageOf<Item>> | undefined =>
    held && {
      ...held,
      pages: held.pages.map((page) => ({ ...page, items: page.items.map(change) })),
    }
