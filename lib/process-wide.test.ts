type Module = typeof import('./process-wide')

function freshCopy(): Module {
  let copy: Module | undefined
  jest.isolateModules(() => {
    copy = jest.requireActual<Module>('./process-wide')
  })
  if (!copy) throw new Error('the module did not load')
  return copy
}

test('two copies of the module share one value, created once', () => {
  const create = jest.fn(() => ({ count: 0 }))
  const first = freshCopy().processWide('test.shared', create)
  const second = freshCopy().processWide('test.shared', create)
  first.count += 1
  expect(second.count).toBe(1)
  expect(create).toHaveBeenCalledTimes(1)
})

test('a value that is undefined or null is still created only once', () => {
  const create = jest.fn(() => null)
  freshCopy().processWide('test.null', create)
  freshCopy().processWide('test.null', create)
  expect(create).toHaveBeenCalledTimes(1)
})

test('different names never meet', () => {
  const { processWide } = freshCopy()
  expect(processWide('test.a', () => 'a')).toBe('a')
  expect(processWide('test.b', () => 'b')).toBe('b')
})
