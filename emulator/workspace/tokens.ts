import { versions } from './call'
import { createOnBehalf, deleteAny, getAny, listAll, updateAny } from './tokens/manage'
import { createToken, deleteOwn, listOwn, updateOwn } from './tokens/own'

const managed = '/token-management/tokens'

export const tokenRoutes = [
  ...versions('POST', ['2.0'], '/token/create', createToken),
  ...versions('GET', ['2.0'], '/token/list', listOwn),
  ...versions('POST', ['2.0'], '/token/delete', deleteOwn),
  ...versions('PATCH', ['2.0'], '/token/{token_id}', updateOwn),
  ...versions('GET', ['2.0'], managed, listAll),
  ...versions('GET', ['2.0'], `${managed}/{token_id}`, getAny),
  ...versions('DELETE', ['2.0'], `${managed}/{token_id}`, deleteAny),
  ...versions('PATCH', ['2.0'], `${managed}/{token_id}`, updateAny),
  ...versions('POST', ['2.0'], '/token-management/on-behalf-of/tokens', createOnBehalf),
]
