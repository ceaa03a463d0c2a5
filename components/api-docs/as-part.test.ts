/**
 * @jest-environment jsdom
 */
import { render } from '@testing-library/react'
import React from 'react'
import { asPart } from './as-part'

const { createElement: h } = React

it('leaves a layout as it is, but for its main part', () => {
  class Layout extends React.Component {
    override render() {
      const main = h('main', { id: 'operations', tabIndex: -1 }, h('b', null, 'one'), 'two')
      return h('div', { className: 'swagger-ui' }, null, h('p', null, 'title'), [
        h('section', { key: 'a' }, main),
      ])
    }
  }
  const Part = asPart.wrapComponents.BaseLayout(Layout, { React })
  const { container } = render(h(Part))
  expect(container.innerHTML).toBe(
    '<div class="swagger-ui"><p>title</p><section><div id="operations" tabindex="-1"><b>one</b>two</div></section></div>',
  )
})
