import { ownProblem } from './problem'
import { requestIdOf } from './request-id'
import { problemResponse } from './responses'

/** What our API answers where it has nothing: in its own form, so that scripts need not read a page. */
export function noSuchPath(request: Request): Promise<Response> {
  const detail = 'Our API has nothing at this path.'
  const problem = ownProblem(404, 'NO_SUCH_PATH', detail, requestIdOf(request.headers))
  return Promise.resolve(problemResponse(problem))
}
