import { portSetting } from './port-setting'

test.each([
  ['3070', 3070],
  [' 3070 ', 3070],
  ['', 3000],
  [undefined, 3000],
])('%j is a port', (text, port) => expect(portSetting('NONE', 3000, text)).toBe(port))

test.each(['3070@x', '0', '-1', '65536', '30.5', 'NaN', '1e9'])('%j is refused by name', (text) =>
  expect(() => portSetting('PORT', 3000, text)).toThrow(
    `PORT has to be a port number from 1 to 65535, and is '${text}'.`,
  ),
)
