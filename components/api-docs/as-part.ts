import type * as Bundled from 'react'

type LayoutClass = new (props: object) => Bundled.Component
type Tree = Bundled.ReactNode

/**
 * Swagger UI (5.35) draws its operations as the main part of a page. Here it is a part of one, and a page has one main
 * part: that is for screen readers to go to. Its own React makes the elements; ours is another copy.
 */
export const asPart = {
  wrapComponents: {
    BaseLayout: (Layout: LayoutClass, { React }: { React: typeof Bundled }) =>
      class extends Layout {
        override render(): Tree {
          return withoutMain(super.render(), React)
        }
      },
  },
}

function withoutMain(tree: Tree, React: typeof Bundled): Tree {
  if (Array.isArray(tree)) return (tree as Tree[]).map((each) => withoutMain(each, React))
  if (!React.isValidElement<{ children?: Tree }>(tree)) return tree
  const { children, ...props } = tree.props
  const inside = withoutMain(children, React)
  const type = tree.type === 'main' ? 'div' : tree.type
  const parts = Array.isArray(inside) ? (inside as Tree[]) : [inside]
  return React.createElement(type, { ...props, key: tree.key }, ...parts)
}
