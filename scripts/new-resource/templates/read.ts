import type { ResourceForm } from '../form'

export const read = ({ one, One, idField, nameField, itemsField }: ResourceForm) =>
  `import type { ${One} } from './schema'
import { ${one}PageWire, ${one}Wire, type ${One}Wire } from './wire'

/** Wire to domain: the API's names end here. */
export function to${One}(wire: ${One}Wire): ${One} {
  return {
    ${one}Id: wire.${idField},
    name: wire.${nameField} || wire.${idField},
  }
}

export const read${One} = ${one}Wire.transform(to${One})

export const read${One}Page = ${one}PageWire.transform((wire) => ({
  items: wire.${itemsField}.map(to${One}),
  nextPageToken: wire.next_page_token || null,
}))
`
