import type { Column } from './column'
import { fitColumns } from './fit-columns'

const column = (id: string, width: number, room: Column<object>['room'], more = {}) => ({
  id,
  header: id,
  width,
  room,
  cell: () => null,
  ...more,
})
const name: Column<object> = { id: 'name', header: 'Name', room: 'always', cell: () => null }
const fitted = (...columns: Column<object>[]) =>
  Object.fromEntries(fitColumns([name, ...columns]).map(({ id, hide }) => [id, hide]))

it('the name and what always shows are never hidden', () =>
  expect(fitted(column('state', 120, 'always'))).toEqual({ name: '', state: '' }))

it('a column shows from where it, all that matters more and the name have room', () => {
  const hides = fitted(column('owner', 100, 'large'), column('size', 140, 'small'))
  // 102 beside the columns, 230 for the name, 140 for the size; then 100 more for the owner.
  expect(hides).toMatchObject({
    size: '@max-[480px]/page:hidden',
    owner: '@max-[640px]/page:hidden',
  })
})

it('a column that somebody asked for comes before the usual ones', () => {
  const hides = fitted(
    column('size', 140, 'small'),
    column('id', 190, 'large', { isOptional: true }),
  )
  expect(hides.id).toBe('@max-[560px]/page:hidden')
  expect(hides.size).toBe('@max-[720px]/page:hidden')
})
